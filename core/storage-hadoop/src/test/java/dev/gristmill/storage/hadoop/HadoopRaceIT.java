package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.S3Server;
import dev.gristmill.testing.hadoop.HdfsServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The crash cases and the races of the store's own tests on real servers, all by one process and its children: a seeded
 * sample of crash point and kind, and the same eight writers for all stores, some of which are killed. With
 * {@code -Dsoak=true} all cases and many rounds; {@code gristmill.race.cases}, {@code .rounds}, {@code .kills} and
 * {@code .schemes} say how many, and where.
 */
final class HadoopRaceIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final List<String> COUNTS = List.of(
            System.getProperty("gristmill.race.cases", SOAK ? "1000" : "3"),
            System.getProperty("gristmill.race.rounds", SOAK ? "1000" : "1"),
            System.getProperty("gristmill.race.kills", SOAK ? "100" : "1"));
    private static final String SCHEMES = System.getProperty("gristmill.race.schemes", "hdfs s3a abfs");

    /** Where Azurite is missing the others race without it; under {@code CI=true} {@link AbfsStorageIT} fails then. */
    @Test
    void onServers() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        List<String> locations = new ArrayList<>();
        if (SCHEMES.contains("hdfs")) {
            locations.add(HdfsServer.root(Opened.folder()).toString());
        }
        if (SCHEMES.contains("s3a")) {
            settings.putAll(S3Server.settings(S3Server.shared().endpoint()));
            locations.add("s3a://" + S3Server.BUCKET + "/" + Opened.folder());
        }
        if (SCHEMES.contains("abfs") && AzuriteServer.isInstalled()) {
            settings.putAll(AzuriteServer.settings());
            locations.add("abfs://store@" + AzuriteServer.ACCOUNT + "/" + Opened.folder());
        }
        assertThat(locations).isNotEmpty();
        Path log = Files.createTempFile("race", ".log");
        int exitCode = start(settings, locations, log).waitFor();
        String said = Files.readString(log);
        System.out.println(said);
        assertThat(exitCode).as(said).isZero();
    }

    private static Process start(Map<String, String> settings, List<String> locations, Path log) throws IOException {
        Path stores = Path.of(System.getProperty("gristmill.root"), "core", "store", "target", "test-classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m"));
        settings.forEach((name, value) -> command.add("-Dspark.hadoop." + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + stores,
                "dev.gristmill.store.race.RaceProgram"));
        command.addAll(COUNTS);
        command.addAll(locations);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
