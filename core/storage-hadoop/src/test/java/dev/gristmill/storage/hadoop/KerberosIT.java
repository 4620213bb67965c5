package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.minikdc.MiniKdc;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS with Kerberos: a key server and a cluster of its own, each client a process of its own. */
final class KerberosIT {

    @TempDir
    private static Path folder;

    private static MiniKdc kdc;
    private static MiniDFSCluster cluster;
    private static Path keytab;
    private static Configuration settings;

    @BeforeAll
    static void start() throws Exception {
        kdc = new MiniKdc(MiniKdc.createConf(), folder.resolve("kdc").toFile());
        kdc.start();
        keytab = folder.resolve("mill.keytab");
        kdc.createPrincipal(keytab.toFile(), "mill", "hdfs/localhost", "HTTP/localhost");
        settings = secured();
        UserGroupInformation.setConfiguration(settings);
        UserGroupInformation.loginUserFromKeytab(principal("hdfs/localhost"), keytab.toString());
        Configuration server = new Configuration(settings);
        server.set("hadoop.proxyuser.hdfs.hosts", "*");
        cluster = new MiniDFSCluster.Builder(server, folder.resolve("hdfs").toFile())
                .numDataNodes(1)
                .build();
        cluster.waitActive();
        FileSystem files = cluster.getFileSystem();
        org.apache.hadoop.fs.Path home = new org.apache.hadoop.fs.Path("/models");
        files.mkdirs(home);
        files.setOwner(home, "mill", "mill");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.shutdown();
        }
        if (kdc != null) {
            kdc.stop();
        }
        UserGroupInformation.reset();
    }

    private static String principal(String name) {
        return name + "@" + kdc.getRealm();
    }

    private static Configuration secured() {
        Configuration conf = new Configuration();
        conf.set("hadoop.security.authentication", "kerberos");
        for (String daemon : new String[] {"namenode", "datanode"}) {
            conf.set("dfs." + daemon + ".kerberos.principal", principal("hdfs/localhost"));
            conf.set("dfs." + daemon + ".keytab.file", keytab.toString());
        }
        conf.set("dfs.web.authentication.kerberos.principal", principal("HTTP/localhost"));
        conf.setBoolean("dfs.block.access.token.enable", true);
        conf.set("dfs.data.transfer.protection", "authentication");
        conf.setBoolean("ignore.secure.ports.for.testing", true);
        return conf;
    }

    private static URI root() {
        return URI.create("hdfs://localhost:" + cluster.getNameNodePort() + "/models");
    }

    /** Writes a key as the user that its environment names; prints who it is. */
    static final class Client {

        private Client() {}

        public static void main(String[] arguments) throws IOException {
            Configuration conf = new Configuration(false);
            conf.addResource(new org.apache.hadoop.fs.Path(arguments[0]));
            Storage storage =
                    new HadoopStorageProvider(System.getenv(), new Properties()).open(URI.create(arguments[1]), conf);
            PutOutcome outcome = storage.putIfAbsent(arguments[2], arguments[2].getBytes(StandardCharsets.UTF_8));
            UserGroupInformation user = UserGroupInformation.getLoginUser();
            System.out.println(outcome + " by " + user.getShortUserName() + ", keytab " + user.isFromKeytab());
            System.exit(0);
        }
    }

    private static String client(String key, Map<String, String> environment) throws Exception {
        Path site = folder.resolve("client-site.xml");
        try (var out = Files.newOutputStream(site)) {
            settings.writeXml(out);
        }
        Path printed = folder.resolve(key + ".out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.security.krb5.conf=" + System.getProperty("java.security.krb5.conf"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Client.class.getName(),
                        site.toString(),
                        root().toString(),
                        key)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("KRB5CCNAME", new File(folder.toFile(), "no-cache").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(printed);
    }

    @Test
    void logsInFromAKeytab() throws Exception {
        assertThat(client(
                        "by-keytab",
                        Map.of(KerberosLogin.PRINCIPAL, principal("mill"), KerberosLogin.KEYTAB, keytab.toString())))
                .contains("CREATED by mill, keytab true");
    }

    @Test
    void usesTheTokensOfAFile() throws Exception {
        Credentials credentials = new Credentials();
        UserGroupInformation mill =
                UserGroupInformation.loginUserFromKeytabAndReturnUGI(principal("mill"), keytab.toString());
        mill.doAs((PrivilegedExceptionAction<Object>) () -> {
            try (FileSystem files = FileSystem.newInstance(root(), settings)) {
                return files.addDelegationTokens("mill", credentials);
            }
        });
        assertThat(credentials.numberOfTokens()).isPositive();
        Path tokens = folder.resolve("tokens");
        credentials.writeTokenStorageFile(new org.apache.hadoop.fs.Path(tokens.toUri()), new Configuration());

        assertThat(client("by-token", Map.of("HADOOP_TOKEN_FILE_LOCATION", tokens.toString())))
                .contains("CREATED by ", ", keytab false");
    }

    @Test
    void isRefusedWithoutEither() throws Exception {
        assertThat(client("by-nobody", Map.of())).contains("Client cannot authenticate via:[TOKEN, KERBEROS]");
    }

    @Test
    void saysThatAKeytabDoesNotFit() {
        KerberosLogin stranger = new KerberosLogin(
                Map.of(KerberosLogin.PRINCIPAL, principal("stranger"), KerberosLogin.KEYTAB, keytab.toString()));
        UserGroupInformation before = loginUser();
        try {
            assertThatThrownBy(() -> stranger.ensure(settings))
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .satisfies(failure -> {
                        assertThat(failure)
                                .hasMessage("Cannot log in by Kerberos as " + principal("stranger")
                                        + ": the keytab or the key server refuses");
                        assertThat(failure.code()).isEqualTo(StoreErrors.ACCESS_DENIED);
                    });
        } finally {
            UserGroupInformation.setLoginUser(before);
        }
    }

    private static UserGroupInformation loginUser() {
        try {
            return UserGroupInformation.getLoginUser();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
