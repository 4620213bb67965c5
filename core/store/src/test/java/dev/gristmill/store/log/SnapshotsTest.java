package dev.gristmill.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.fake.CountingNonces;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TickingClock;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the log says, a snapshot changes nothing but how much is read. */
final class SnapshotsTest {

    private static final ModelLayout LAYOUT = new ModelLayout("m");

    private static final MemoryStorage SEVENTY = seventy();

    private final MemoryStorage storage = new MemoryStorage();
    private final List<String> read = new ArrayList<>();
    private final ModelLog log = log(new InterposedStorage(storage) {
        @Override
        public Optional<byte[]> read(String key) {
            read.add(key);
            return super.read(key);
        }
    });

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void readsTheSameAsTheWholeFold(long seed) {
        Random random = new Random(seed);
        ModelState state = log.readAll();
        for (int entry = 1; entry <= 140; entry++) {
            state = appendAny(state, random);
            if (entry % 40 == 0) {
                assertThat(log.read()).isEqualTo(log.readAll());
            }
        }
        assertThat(log.read()).isEqualTo(log.readAll()).isEqualTo(state);
        assertThat(log.read().removals()).isNotEmpty();
        assertThat(log.read().tail().seq()).isEqualTo(140);
        assertThat(storage.keys())
                .filteredOn(key -> key.contains("/_snap/"))
                .containsExactly(LAYOUT.snapshotKey(64), LAYOUT.snapshotKey(128));
    }

    @Test
    void readsTheEntriesAfterTheSnapshotAlone() {
        storage.copy(SEVENTY);
        for (int epoch = 71; epoch <= 130; epoch++) {
            log.append(new Author(epoch, "run-" + epoch, "a"), claim());
        }
        read.clear();
        assertThat(log.read().tail().seq()).isEqualTo(130);
        assertThat(read)
                .containsExactly(
                        LAYOUT.hintKey(),
                        LAYOUT.snapshotKey(128),
                        LAYOUT.entryKey(128),
                        LAYOUT.entryKey(129),
                        LAYOUT.entryKey(130),
                        LAYOUT.entryKey(131));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "{\"schemaVersion\":1,\"state\":null,\"stateSha256\":\"\"}", "\u0000"})
    void ignoresWhatIsNotASnapshot(String text) {
        storage.copy(SEVENTY);
        storage.replace(LAYOUT.snapshotKey(64), text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.read()).isEqualTo(log.readAll());
    }

    @Test
    void ignoresASnapshotThatWasEditedTruncatedOrIsOfAnotherFormat() {
        storage.copy(SEVENTY);
        String whole = new String(storage.read(LAYOUT.snapshotKey(64)).orElseThrow(), StandardCharsets.UTF_8);
        for (String damaged : List.of(
                whole.replace("\"epoch\":64,\"model\"", "\"epoch\":63,\"model\""),
                whole.substring(0, whole.length() / 2),
                whole.replace("\"schemaVersion\":1", "\"schemaVersion\":2"))) {
            assertThat(damaged).isNotEqualTo(whole);
            storage.replace(LAYOUT.snapshotKey(64), damaged.getBytes(StandardCharsets.UTF_8));
            assertThat(log.read()).isEqualTo(log.readAll());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-64", "0", "63", "128", "99999999999999999999", "../1"})
    void neverTrustsTheHint(String hint) {
        storage.copy(SEVENTY);
        storage.replace(LAYOUT.hintKey(), hint.getBytes(StandardCharsets.UTF_8));
        assertThat(log.read()).isEqualTo(log.readAll());
    }

    @Test
    void ignoresTheSnapshotOfAnotherLog() {
        byte[] foreign = SEVENTY.read(LAYOUT.snapshotKey(64)).orElseThrow();
        MemoryStorage other = new MemoryStorage();
        ModelLog others = log(other);
        for (int epoch = 1; epoch <= 70; epoch++) {
            others.append(new Author(epoch, "run-other", "a" + epoch), claim());
        }
        other.replace(LAYOUT.snapshotKey(64), foreign);
        assertThat(others.read()).isEqualTo(others.readAll());
    }

    @Test
    void wholeReadingFindsWhatASnapshotHides() {
        storage.copy(SEVENTY);
        storage.delete(LAYOUT.entryKey(10));
        assertThat(log.read().tail().seq()).isEqualTo(70);
        assertThatThrownBy(log::readAll)
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot read the log entry 00000000000000000010.json: it is missing, later ones are there");
    }

    private static MemoryStorage seventy() {
        MemoryStorage made = new MemoryStorage();
        ModelLog log = log(made);
        for (int epoch = 1; epoch <= 70; epoch++) {
            log.append(new Author(epoch, "run-" + epoch, "a"), claim());
        }
        return made;
    }

    private ModelState appendAny(ModelState state, Random random) {
        long epoch = state.epoch();
        Author author = state.lastAttempt()
                .map(last -> new Author(epoch, last.runId(), last.attemptId()))
                .orElse(new Author(0, "none", "none"));
        boolean committed = state.versionOf(author.runId()).isPresent();
        int choice = epoch == 0 ? 0 : random.nextInt(6);
        Optional<Removal> unswept =
                state.removals().stream().filter(it -> !it.swept()).findFirst();
        Optional<ModelVersion> idle = state.versions().stream()
                .filter(it -> state.aliasesOf(it.version()).isEmpty()
                        && state.removal(it.attempt()).isEmpty())
                .findFirst();
        if (choice == 1 && !committed) {
            return log.append(author, commit(state.versions().size() + 1, random));
        }
        if (choice == 2 && idle.isPresent()) {
            int to = idle.get().version();
            return log.append(
                    author, new Promote("champion", to, state.aliases().get("champion"), intervention(random)));
        }
        if (choice == 3) {
            return log.append(author, new Release(Release.Outcome.FAILED, random.nextBoolean()));
        }
        if (choice == 4 && idle.isPresent()) {
            return log.maintain("x", new Tombstone(List.of(idle.get().attempt()), random.nextInt(1000)));
        }
        return choice == 5 && unswept.isPresent()
                ? log.maintain("x", new Swept(unswept.get().seq()))
                : log.append(new Author(epoch + 1, "run-" + epoch, "a"), claim());
    }

    private static @Nullable Intervention intervention(Random random) {
        return random.nextBoolean()
                ? null
                : new Intervention(
                        Intervention.Action.ROLLBACK, new Operator("anna", "mill-1"), "worse", random.nextBoolean());
    }

    private static ModelLog log(Storage storage) {
        return new ModelLog(
                storage,
                LAYOUT,
                new TickingClock("2026-11-01T06:00:00Z"),
                new CountingNonces(),
                new SettledPut(storage, new FakeTime(), Duration.ZERO));
    }

    private static Claim claim() {
        return new Claim(
                new Owner("mill-1", 1, Instant.EPOCH),
                60,
                new JobIdentity("j", "d"),
                "2026-11-01",
                new Rerun(0, null),
                new InputsReference("k", "s"),
                null);
    }

    private static Commit commit(int version, Random random) {
        Map<String, Double> metrics = Map.of("areaUnderROC", random.nextDouble(), "count", 3.0, "tiny", 1e-300);
        GateDecision gate = GateDecision.decide(List.of(), metrics);
        return new Commit(
                version,
                new ManifestReference("k", "s", 1, random.nextBoolean() ? "s" : null),
                "s",
                metrics,
                gate,
                null);
    }
}
