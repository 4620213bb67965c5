package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.error.Redaction;
import dev.gristmill.store.doctor.Finding;
import dev.gristmill.store.doctor.StoreDoctor;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.RandomNonces;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import dev.gristmill.store.time.HostTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HadoopStorageProviderTest {

    private static final Supplier<String> NONCES = new RandomNonces(new Random(1));

    @Test
    void isFoundByItsSchemes() {
        assertThat(Storages.open("s3a://lake/models/", NONCES).root()).hasToString("s3a://lake/models");
        assertThat(Storages.open("HDFS://name:8020/a/../models", NONCES).root()).hasToString("hdfs://name:8020/models");
        assertThat(Storages.open("abfss://c@account.dfs.core.windows.net/m", NONCES)
                        .root())
                .hasToString("abfss://c@account.dfs.core.windows.net/m");
    }

    @Test
    void refusesASchemeThatNobodyHasProven() {
        assertThatThrownBy(() -> Storages.open("wasb://c@account/m", NONCES))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage("Cannot open the store 'wasb://***@account/m': nobody has proven that 'wasb'"
                                    + " keeps two writers apart");
                    assertThat(failure.code()).isEqualTo(StoreErrors.UNPROVEN);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(failure.hint())
                            .isEqualTo("try it out by gristmill store doctor; if all probes pass and you take the risk,"
                                    + " put unproven+ before the location");
                });
        assertThat(Storages.open("unproven+gs://bucket/m", NONCES).root()).hasToString("gs://bucket/m");
    }

    @Test
    void theDoctorFindsHadoopsLocalFilesUnfit(@TempDir Path folder) {
        String location = "unproven+" + folder.toUri();
        Storage one = Storages.openUnproven(location, NONCES);
        List<Finding> findings =
                new StoreDoctor(one, Storages.openUnproven(location, NONCES), new HostTime(), "1").examine();
        assertThat(findings).filteredOn(finding -> !finding.passed()).isNotEmpty();
        assertThat(folder.toFile().list())
                .filteredOn(name -> name.startsWith(".gristmill-doctor"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3a://key:canary@lake/models", "s3a://lake/models?secret=canary", "hdfs://u:canary@name/models"
            })
    void refusesCredentialsInALocationWithoutRepeatingThem(String location) {
        assertThatThrownBy(() -> Storages.open(location, NONCES))
                .hasMessageStartingWith("Cannot open the store '")
                .hasMessageNotContaining("canary")
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(StoreErrors.INVALID_LOCATION));
    }

    @Test
    void saysThatThereIsNoSuchFileSystem() {
        Storage storage = Storages.open("unproven+nosuch://a/b", NONCES);
        assertThatThrownBy(storage::exists)
                .isInstanceOf(GristmillException.class)
                .hasMessageContaining("No FileSystem for scheme \"nosuch\"");
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        URI root;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            root = URI.create("hdfs://127.0.0.1:" + socket.getLocalPort() + "/m");
        }
        Storage storage = Opened.at(root, Map.of("ipc.client.connect.max.retries", "0"));
        assertThatThrownBy(() -> storage.putIfAbsent("a", new byte[] {1}))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessageStartingWith("Cannot write a: ");
                    assertThat(failure.code()).isEqualTo(StoreErrors.UNREACHABLE);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RETRY);
                    assertThat(failure.hint())
                            .isEqualTo("see that the host's name is right, that the server runs and can be reached");
                });
    }

    @Test
    void takesWhatIsSaidToSparkAboutHadoop() {
        Properties properties = new Properties();
        properties.setProperty("spark.hadoop.fs.s3a.endpoint", "http://there");
        properties.setProperty("fs.s3a.region", "nowhere");
        Configuration settings = HadoopSettings.of(properties);
        assertThat(settings.get("fs.s3a.endpoint")).isEqualTo("http://there");
        assertThat(settings.get("fs.s3a.region")).isNull();
    }

    @Test
    void hidesSecretsInWhatClientsSay() {
        Configuration settings = new Configuration(false);
        settings.set("fs.s3a.secret.key", "canary/Secret1");
        settings.set("fs.azure.account.key.a.dfs.core.windows.net", "canary+Key==");
        settings.set("fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        Redaction redaction = Redaction.of(settings);
        assertThat(redaction.redact("key canary/Secret1 or canary+Key== at https://u:canary@h/p?sig=canary&x=1"))
                .isEqualTo("key *** or *** at https://***@h/p?sig=***&x=1");
        assertThat(redaction.redact("SimpleAWSCredentialsProvider: false, 1")).doesNotContain("***");
        assertThat(redaction.betrayedBy(new IOException("x", new IOException("canary+Key=="))))
                .isTrue();
        assertThat(redaction.betrayedBy(new IOException("x"))).isFalse();
    }

    @Test
    void aLogInNeedsBothOfItsHalves() {
        KerberosLogin half = new KerberosLogin(Map.of(KerberosLogin.PRINCIPAL, "mill@EXAMPLE.ORG"));
        assertThatThrownBy(() -> half.ensure(new Configuration(false)))
                .hasMessage("Cannot log in by Kerberos: GRISTMILL_KERBEROS_KEYTAB is not set");
    }
}
