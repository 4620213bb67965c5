package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.Invariants;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Operator;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.operation.Move;
import dev.gristmill.store.race.CrashPoint.Work;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;

/** One way to come to grief at one point, in a store of its own; the next start, which ends what was begun; what holds then. */
final class CrashCase {

    static final String DATE = "2026-10-31";

    private static final GarbagePolicy NEWEST = new GarbagePolicy(1, Duration.ZERO, Duration.ZERO);
    private static final Operator ANNA = new Operator("anna", "desk-7");
    private static final int RUNS_BEFORE_A_SNAPSHOT = 15;

    private final String location;
    private final CrashPoint point;
    private final CrashKind kind;
    private final Storage storage;
    private final ModelStore store;

    CrashCase(String location, CrashPoint point, CrashKind kind) {
        RunEnvironment environment = CrashingProcess.environment(Duration.ZERO);
        this.location = location;
        this.point = point;
        this.kind = kind;
        this.storage = Storages.open(location, environment.nonces());
        this.store = new ModelStore(storage, environment);
    }

    /** All that there are, in stores below this one. */
    static List<CrashCase> all(String location) {
        List<CrashCase> cases = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            for (CrashKind kind : CrashKind.values()) {
                String name = point.number() + "-" + kind.name().toLowerCase(Locale.ROOT);
                cases.add(new CrashCase(location + "/" + name, point, kind));
            }
        }
        return cases;
    }

    void play() throws IOException, InterruptedException {
        prepare();
        if (kind == CrashKind.KILLED) {
            halt();
        } else {
            crash();
        }
        // The next start
        List<String> passed = new ArrayList<>();
        work(storage, passed::add, () -> {});
        requireResumed(passed);
        Invariants.checkClean(store, storage, TestStore.MODEL);
        requireOutcome(store.state(TestStore.MODEL));
        requireNothingHidden();
    }

    @Override
    public String toString() {
        return "point " + point.number() + ", " + kind;
    }

    private void prepare() {
        if (point.work() == Work.SIXTEENTH_RUN) {
            MemoryStorage memory = new MemoryStorage();
            for (int day = 1; day <= RUNS_BEFORE_A_SNAPSHOT; day++) {
                String date = "2026-10-" + String.format(Locale.ROOT, "%02d", day);
                run(TestStore.writer(memory, day).store(), memory, date);
            }
            memory.keys()
                    .forEach(key -> storage.putIfAbsent(key, memory.read(key).orElseThrow()));
        } else if (point.work() == Work.COLLECTION || point.work() == Work.RELOAD) {
            run(store, storage, "2026-10-29");
            run(store, storage, "2026-10-30");
        }
    }

    private void halt() throws IOException, InterruptedException {
        Process process = Jvm.start(CrashingProcess.class, location, point.name());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(toString()).isEqualTo(CrashingProcess.HALTED);
        assertThat(said.strip()).endsWith("halted at " + point.number());
    }

    /** Does the work until it comes to grief; whoever is only told nothing may end it all the same. */
    void crash() {
        CrashingStorage crashing = new CrashingStorage(storage, point, kind);
        try {
            work(crashing, crashing::pass, this::promoteRollBackAndCollect);
            assertThat(kind).as(toString()).isEqualTo(CrashKind.ANSWER_LOST);
        } catch (CrashingStorage.Failure e) {
            assertThat(kind).as(toString()).isEqualTo(CrashKind.FAILED);
        } catch (GristmillException e) {
            assertThat(kind).as(toString()).isEqualTo(CrashKind.ANSWER_LOST);
            assertThat(e.retryable()).as(e.getMessage()).isTrue();
        }
        assertThat(crashing.over()).as(toString()).isTrue();
    }

    private void work(Storage seen, Consumer<String> passing, Runnable others) {
        ModelStore mine = new ModelStore(seen, CrashingProcess.environment(Duration.ZERO));
        switch (point.work()) {
            case COLLECTION -> mine.collect(TestStore.MODEL, NEWEST);
            case RELOAD ->
                FakeReader.load(mine, seen, moment -> {
                    others.run();
                    passing.accept(moment);
                });
            default ->
                new FakeRun(mine, seen, Overlap.QUEUE, passing)
                        .withCheckpoints()
                        .run(TestStore.request(DATE), point.work() != Work.REJECTED_RUN);
        }
    }

    private void promoteRollBackAndCollect() {
        run(store, storage, DATE);
        store.rollback(TestStore.MODEL, null, new Move("champion", ANNA, "too many complaints", false));
        store.collect(TestStore.MODEL, NEWEST);
    }

    private static void run(ModelStore store, Storage storage, String date) {
        new FakeRun(store, storage, Overlap.QUEUE, moment -> {}).run(TestStore.request(date), true);
    }

    private void requireOutcome(ModelState state) {
        switch (point.work()) {
            case COLLECTION -> requireStates(state, VersionState.SWEPT, VersionState.PROMOTED);
            case RELOAD -> {
                requireStates(state, VersionState.SWEPT, VersionState.PROMOTED, VersionState.PROMOTED);
                assertThat(state.aliases()).containsEntry("champion", 2);
            }
            default -> {
                boolean rejected = point.work() == Work.REJECTED_RUN;
                int before = point.work() == Work.SIXTEENTH_RUN ? RUNS_BEFORE_A_SNAPSHOT : 0;
                assertThat(state.versions()).as(toString()).hasSize(before + 1);
                assertThat(state.versions().get(before).rejected()).isEqualTo(rejected);
                assertThat(state.aliases().containsKey("champion")).isEqualTo(!rejected);
            }
        }
    }

    /** At most the epochs since the last checkpoint are done again. */
    private void requireResumed(List<String> passed) {
        if (point.checkpoints() >= 0 && kind != CrashKind.ANSWER_LOST) {
            assertThat(passed.stream().filter(it -> it.startsWith("epoch ")))
                    .as(toString())
                    .hasSize(FakeRun.EPOCHS - point.checkpoints());
        }
    }

    private void requireStates(ModelState state, VersionState... expected) {
        List<Tuple> versions = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            versions.add(tuple(i + 1, expected[i]));
        }
        assertThat(state.versions())
                .as(toString())
                .extracting(ModelVersion::version, state::stateOf)
                .containsExactlyElementsOf(versions);
    }

    // An object store's clock shows seconds: what is left from this one goes with the next collection
    private void requireNothingHidden() {
        boolean seconds = storage.root().toString().startsWith("abfs");
        long left = storage.discardLeftovers(TestStore.MODEL, Instant.now().plus(Duration.ofDays(1)));
        assertThat(seconds ? 0 : left).as("hidden bytes after %s", this).isZero();
    }
}
