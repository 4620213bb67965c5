package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a secret among settings is in nothing that a run writes, Spark's event log and its plans included. */
final class SecretsIT {

    private static final String CANARY = "canary7f3a9c";
    private static final List<String> KEYS = List.of(
            "fs.s3a.secret.key",
            "fs.s3a.access.key",
            "fs.s3a.session.token",
            "fs.s3a.encryption.key",
            "fs.s3a.bucket.lake.secret.key",
            "fs.azure.account.key.lake.dfs.core.windows.net",
            "fs.azure.account.oauth2.client.secret",
            "fs.azure.sas.fixed.token",
            "fs.gs.auth.service.account.private.key",
            "javax.jdo.option.ConnectionPassword",
            "gristmill.db_pass",
            "gristmill.url=jdbc:postgresql://people:" + CANARY + "11@db/people?x");

    @TempDir
    private Path folder;

    @Test
    void noSecretIsWritten() throws IOException, InterruptedException {
        Path events = Files.createDirectory(folder.resolve("events"));
        Path settings = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(settings.resolve("core-site.xml"), coreSite());
        List<String> train =
                January.train(folder.resolve("models"), "--set", "source.window.to=2001-01-01", "--set", "gate=[]");
        Map<String, String> environment = Map.of(
                "HADOOP_CONF_DIR",
                settings.toString(),
                "GRISTMILL_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -Dspark.eventLog.enabled=true -Dspark.eventLog.dir=" + events.toUri());

        try (Program program = Launcher.start(environment, train)) {
            Program.Ended ended = program.await(Program.PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).doesNotContain(CANARY);
            assertThat(ended.err()).doesNotContain(CANARY);
        }
        assertThat(filesWith("fs.s3a.secret.key", events))
                .as("the event log has the settings")
                .isNotEmpty();
        assertThat(filesWith(CANARY, events)).isEmpty();
        assertThat(filesWith(CANARY, folder.resolve("models"))).isEmpty();
    }

    private static String coreSite() {
        StringBuilder xml = new StringBuilder("<configuration>\n");
        for (int i = 0; i < KEYS.size(); i++) {
            String[] setting = KEYS.get(i).split("=", 2);
            String value = setting.length == 2 ? setting[1] : CANARY + i;
            xml.append("<property><name>" + setting[0] + "</name><value>" + value + "</value></property>\n");
        }
        return xml.append("</configuration>\n").toString();
    }

    private static List<Path> filesWith(String text, Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            List<Path> found = files.filter(Files::isRegularFile).collect(Collectors.toList());
            found.removeIf(file -> !contains(file, text));
            return found;
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
