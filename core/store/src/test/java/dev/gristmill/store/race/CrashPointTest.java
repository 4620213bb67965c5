package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.Invariants;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is halted anywhere, and the next one that ends what it began. */
final class CrashPointTest {

    @TempDir
    Path folder;

    @Test
    void everyPointThatIsBuiltHasANumberOfItsOwn() {
        assertThat(CrashPoint.values())
                .extracting(CrashPoint::number)
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 1 && number <= 32);
    }

    @ParameterizedTest
    @EnumSource
    void nextStartEndsWhatTheHaltedOneBegan(CrashPoint point) throws IOException, InterruptedException {
        LocalStorage storage = new LocalStorage(
                folder, HaltedProcess.environment(Duration.ZERO).nonces());
        ModelStore store = new ModelStore(storage, HaltedProcess.environment(Duration.ZERO));
        if (point == CrashPoint.SNAPSHOT_SENT) {
            storeFifteenRuns();
        } else if (!point.inRun()) {
            run(store, storage, "2026-10-29");
            run(store, storage, "2026-10-30");
        }
        halt(point);

        if (point.inRun()) {
            new FakeRun(store, storage, Overlap.QUEUE, moment -> {})
                    .run(TestStore.request(HaltedProcess.DATE), !point.rejected());
        } else {
            store.collect(TestStore.MODEL, new GarbagePolicy(1, Duration.ZERO, Duration.ZERO));
        }
        Invariants.checkClean(store, storage, TestStore.MODEL);
        requireOutcome(store.state(TestStore.MODEL), point);
        assertThat(hiddenFiles()).isEmpty();
    }

    private void halt(CrashPoint point) throws IOException, InterruptedException {
        Process process = Jvm.start(HaltedProcess.class, folder.toString(), point.name());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(HaltedProcess.HALTED);
        assertThat(said.strip()).endsWith("halted at " + point.number());
    }

    // Of four entries each: the last entry of the next run is the 64th, after which a snapshot is due
    private void storeFifteenRuns() throws IOException {
        MemoryStorage memory = new MemoryStorage();
        for (int day = 1; day <= 15; day++) {
            run(TestStore.writer(memory, day).store(), memory, "2026-10-" + String.format(Locale.ROOT, "%02d", day));
        }
        for (String key : memory.keys()) {
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, memory.read(key).orElseThrow());
        }
    }

    private static void run(ModelStore store, Storage storage, String date) {
        new FakeRun(store, storage, Overlap.QUEUE, moment -> {}).run(TestStore.request(date), true);
    }

    private static void requireOutcome(ModelState state, CrashPoint point) {
        if (point.inRun()) {
            assertThat(state.versions()).hasSize(point == CrashPoint.SNAPSHOT_SENT ? 16 : 1);
            assertThat(state.versions().get(0).rejected()).isEqualTo(point.rejected());
            assertThat(state.aliases().containsKey("champion")).isEqualTo(!point.rejected());
            return;
        }
        assertThat(state.versions())
                .extracting(ModelVersion::version, state::stateOf)
                .containsExactly(tuple(1, VersionState.SWEPT), tuple(2, VersionState.PROMOTED));
    }

    private List<Path> hiddenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".put-"))
                    .toList();
        }
    }
}
