package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real processes on a real store: a folder, or what {@code -Dgristmill.race.store=URI} names, below which each test takes a
 * place of its own.
 */
final class StoreRaceIT {

    private static final int WRITERS = 8;
    private static final int ROUNDS =
            Integer.getInteger("gristmill.race.rounds", Boolean.getBoolean("soak") ? 1_000 : 12);
    private static final int KILLS = Boolean.getBoolean("soak") ? 100 : 8;

    @TempDir
    Path folder;

    @Test
    void eightWritersMakeOneVersionPerDate() throws IOException, InterruptedException {
        String location = location("race");
        List<Process> writers = new ArrayList<>();
        for (int writer = 1; writer <= WRITERS; writer++) {
            writers.add(start(location, writer));
        }
        for (Process writer : writers) {
            writer.getInputStream().readAllBytes();
            assertThat(writer.waitFor()).isZero();
        }
        RaceCheck.check(location);
    }

    /** A seeded sample of writers is killed a seeded while after their start, and started again. */
    @Test
    void killedWritersLoseAndDoubleNothing() throws IOException, InterruptedException {
        String location = location("kill");
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            Process first = start(location, 1);
            Process second = start(location, 2);
            first.waitFor(300 + random.nextInt(1500), TimeUnit.MILLISECONDS);
            first.destroyForcibly().waitFor();
            second.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
            second.destroyForcibly().waitFor();
        }
        for (int writer = 1; writer <= 2; writer++) {
            Process last = start(location, writer);
            last.getInputStream().readAllBytes();
            assertThat(last.waitFor()).isZero();
        }
        RaceCheck.check(location);
    }

    /** Paused for longer than the ttl with all files, before COMMIT and before PROMOTE, while another runs the date. */
    @ParameterizedTest
    @ValueSource(strings = {"all files", "sealed", "committed"})
    void zombieStopsAsSoonAsItWrites(String moment) throws IOException, InterruptedException {
        String location = location("zombie");
        Process zombie = Jvm.start(ZombieProcess.class, location, moment);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(zombie.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).endsWith("at " + moment);
            signal("STOP", zombie);
            zombie.getOutputStream().write('\n');
            zombie.getOutputStream().flush();

            RunEnvironment environment = HaltedProcess.environment(RacingProcess.TTL);
            Storage storage = Storages.open(location, environment.nonces());
            List<String> moments = new ArrayList<>();
            new FakeRun(new ModelStore(storage, environment), storage, Overlap.QUEUE, moments::add)
                    .run(TestStore.request(HaltedProcess.DATE), true);
            assertThat(moments).as("it waits for the ttl").contains("waiting");

            signal("CONT", zombie);
            assertThat(said.readLine()).isEqualTo("RUN-802");
            assertThat(zombie.waitFor()).isEqualTo(75);
        } finally {
            zombie.destroyForcibly().waitFor();
        }
        assertThat(RaceCheck.check(location).versions()).hasSize(1);
    }

    private static Process start(String location, int writer) throws IOException {
        return Jvm.start(RacingProcess.class, location, Integer.toString(writer), Integer.toString(ROUNDS));
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    private String location(String test) {
        String given = System.getProperty("gristmill.race.store");
        return given == null ? folder.resolve(test).toString() : given + "/" + test + "-" + System.nanoTime();
    }
}
