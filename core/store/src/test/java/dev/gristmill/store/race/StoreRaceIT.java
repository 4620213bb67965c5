package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.operation.Move;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real processes on a real store: a folder, or what {@code -Dgristmill.race.store=URI} names, below which each test takes a
 * place of its own.
 */
final class StoreRaceIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int ROUNDS = Integer.getInteger("gristmill.race.rounds", SOAK ? 1_000 : 24);
    private static final int KILLS = SOAK ? 100 : 8;

    @TempDir
    Path folder;

    @Test
    void eightWritersMakeOneVersionPerDateAndKilledOnesLoseNothing() throws IOException, InterruptedException {
        try (Race race = new Race(ZombieProcess.TTL, 7)) {
            List<String> stores = new ArrayList<>(race.run(location("race"), ROUNDS));
            stores.addAll(race.kill(location("kill"), KILLS));
            RaceCheck.check(stores, ZombieProcess.TTL);
        }
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

            RunEnvironment environment = CrashingProcess.environment(ZombieProcess.TTL);
            Storage storage = Storages.open(location, environment.nonces());
            List<String> moments = new ArrayList<>();
            new FakeRun(new ModelStore(storage, environment), storage, Overlap.QUEUE, moments::add)
                    .run(TestStore.request(CrashCase.DATE), true);
            assertThat(moments).as("it waits for the ttl").contains("waiting");

            signal("CONT", zombie);
            assertThat(said.readLine()).isEqualTo("RUN-802");
            assertThat(zombie.waitFor()).isEqualTo(75);
        } finally {
            zombie.destroyForcibly().waitFor();
        }
        RaceCheck.check(List.of(location), ZombieProcess.TTL);
        assertThat(open(location).state(TestStore.MODEL).versions()).hasSize(1);
    }

    /** A server stands still between resolution and reading: it reads the version of then whole, or is refused. */
    @ParameterizedTest
    @CsvSource({"promote, 1", "promote roll-back collect, 1", "promote collect, MODEL-601"})
    void readerSeesOneVersionOrNone(String meanwhile, String expected) throws IOException, InterruptedException {
        String location = location("reload");
        ModelStore store = open(location);
        run(store, location, "2026-10-30");
        Process reader = Jvm.start(ReaderProcess.class, location);
        try (BufferedReader said = reader.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("at resolved");
            signal("STOP", reader);
            reader.getOutputStream().write('\n');
            reader.getOutputStream().flush();
            for (String act : meanwhile.split(" ", -1)) {
                switch (act) {
                    case "promote" -> run(store, location, "2026-10-31");
                    case "roll-back" ->
                        store.rollback(TestStore.MODEL, null, new Move("champion", store.operator(), "bad", false));
                    default -> store.collect(TestStore.MODEL, new GarbagePolicy(1, Duration.ZERO, Duration.ZERO));
                }
            }
            signal("CONT", reader);
            assertThat(said.readLine()).isEqualTo(expected);
            assertThat(reader.waitFor()).isZero();
        } finally {
            reader.destroyForcibly().waitFor();
        }
        Storage storage = Storages.open(
                location, CrashingProcess.environment(ZombieProcess.TTL).nonces());
        assertThat(FakeReader.load(store, storage, moment -> {})).isEqualTo(store.resolve(TestStore.MODEL));
    }

    private static ModelStore open(String location) {
        RunEnvironment environment = CrashingProcess.environment(ZombieProcess.TTL);
        return new ModelStore(Storages.open(location, environment.nonces()), environment);
    }

    private static void run(ModelStore store, String location, String date) {
        Storage storage = Storages.open(
                location, CrashingProcess.environment(ZombieProcess.TTL).nonces());
        new FakeRun(store, storage, Overlap.QUEUE, moment -> {}).run(TestStore.request(date), true);
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
