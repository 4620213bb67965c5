package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The races and the crash cases of the store's own tests on real servers: eight writer processes at once, some of which are
 * killed, the same ones for several stores; and a seeded sample of crash point and kind. With {@code -Dsoak=true} all cases
 * and many rounds; {@code gristmill.race.rounds}, {@code .kills} and {@code .cases} say how many.
 */
final class HadoopRaceIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final String ROUNDS = System.getProperty("gristmill.race.rounds", SOAK ? "1000" : "2");
    private static final String KILLS = System.getProperty("gristmill.race.kills", SOAK ? "100" : "1");
    private static final String CASES = System.getProperty("gristmill.race.cases", SOAK ? "1000" : "6");
    private static final String SEED = "11";
    private static final String RACE = "dev.gristmill.store.race.";

    @Test
    void onHdfsAndS3() throws IOException, InterruptedException {
        play(
                S3Server.settings(S3Server.shared().endpoint()),
                HdfsServer.root(Opened.folder()).toString(),
                "s3a://" + S3Server.BUCKET + "/" + Opened.folder());
    }

    @Test
    @RequiresTool(value = "azurite-blob", install = "npm install -g azurite@3.37.0")
    void onAzure() throws IOException, InterruptedException {
        play(AzuriteServer.settings(), "abfs://store@" + AzuriteServer.ACCOUNT + "/" + Opened.folder());
    }

    private static void play(Map<String, String> settings, String... locations)
            throws IOException, InterruptedException {
        require(settings, "CrashProgram", List.of(CASES, SEED), locations);
        require(settings, "RaceProgram", List.of(ROUNDS, KILLS), locations);
    }

    private static void require(
            Map<String, String> settings, String program, List<String> arguments, String... locations)
            throws IOException, InterruptedException {
        Path stores = Path.of(System.getProperty("gristmill.root"), "core", "store", "target", "test-classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m"));
        settings.forEach((name, value) -> command.add("-Dspark.hadoop." + name + "=" + value));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + stores, RACE + program));
        command.addAll(arguments);
        command.addAll(List.of(locations));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).as(program).isZero();
    }
}
