package dev.gristmill.storage.hadoop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The races of the store's own tests, eight processes at once and processes that are killed, on real servers. */
final class HadoopRaceIT {

    private static final int WRITERS = 8;
    private static final int ROUNDS = Integer.getInteger("gristmill.race.rounds", 2);
    private static final int KILLS = 2;
    private static final String RACE = "dev.gristmill.store.race.";

    @Test
    void onHdfs() throws IOException, InterruptedException {
        races(HdfsServer.root(Opened.folder()).toString(), Map.of());
    }

    @Test
    void onS3() throws IOException, InterruptedException {
        races(
                "s3a://" + S3Server.BUCKET + "/" + Opened.folder(),
                S3Server.settings(S3Server.shared().endpoint()));
    }

    @Test
    @RequiresTool(value = "azurite-blob", install = "npm install -g azurite@3.37.0")
    void onAzure() throws IOException, InterruptedException {
        races("abfs://store@" + AzuriteServer.ACCOUNT + "/" + Opened.folder(), AzuriteServer.settings());
    }

    private static void races(String location, Map<String, String> settings) throws IOException, InterruptedException {
        eightWriters(location + "/race", settings);
        killedWriters(location + "/kill", settings);
    }

    private static void eightWriters(String location, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<Process> writers = new ArrayList<>();
        for (int writer = 1; writer <= WRITERS; writer++) {
            writers.add(write(location, settings, writer));
        }
        for (Process writer : writers) {
            require(writer);
        }
        require(start(settings, "RaceCheck", location));
    }

    /** A seeded sample of moments: the first writer dies there, and another goes on. */
    private static void killedWriters(String location, Map<String, String> settings)
            throws IOException, InterruptedException {
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = write(location, settings, 1);
            // Its first round is over, so that it is killed in the midst of its work
            writer.inputReader(StandardCharsets.UTF_8).readLine();
            writer.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
            writer.destroyForcibly().waitFor();
        }
        require(write(location, settings, 1));
        require(start(settings, "RaceCheck", location));
    }

    private static Process write(String location, Map<String, String> settings, int writer) throws IOException {
        return start(settings, "RacingProcess", location, Integer.toString(writer), Integer.toString(ROUNDS));
    }

    private static void require(Process process) throws IOException, InterruptedException {
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(new String(out, StandardCharsets.UTF_8))
                .isZero();
    }

    private static Process start(Map<String, String> settings, String main, String... arguments) throws IOException {
        Path stores = Path.of(System.getProperty("gristmill.root"), "core", "store", "target", "test-classes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m"));
        settings.forEach((name, value) -> command.add("-Dspark.hadoop." + name + "=" + value));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path") + File.pathSeparator + stores, RACE + main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
