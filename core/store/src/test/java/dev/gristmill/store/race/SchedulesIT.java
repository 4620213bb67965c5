package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.LossyStorage;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More schedules than a build has time for; with {@code -Dsoak=true} many more. */
final class SchedulesIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int RANDOM = SOAK ? 10_000 : 300;
    private static final int LOSSES = SOAK ? 1_000 : 100;
    private static final RunRequest DATE = TestStore.request("2026-10-30");
    private static final int[] BEGIN_AND_CLAIM = {0, 0, 0, 0};

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    /** A schedule that fires a date twice, and restarts what fails. */
    @Test
    void twoAttemptsAtOneDateMakeOneVersion() {
        for (int[] schedule : Schedules.all()) {
            MemoryStorage storage = new MemoryStorage();
            new Stage(storage, IntStream.of(schedule))
                    .enter(view -> Writers.insist(view, 1, DATE))
                    .enter(view -> Writers.insist(view, 2, DATE))
                    .play(threads);
            requireOneVersion(Schedules.check(storage));
        }
    }

    /** The first has sealed its artefact when the second takes over: its six steps are commit, promote and release. */
    @Test
    void aTakeoverFromTheSealOnLosesAndDoublesNothing() {
        int fenced = 0;
        for (int[] schedule : Schedules.all()) {
            MemoryStorage storage = new MemoryStorage();
            List<String> ends = new ArrayList<>();
            new Stage(storage, IntStream.concat(IntStream.of(BEGIN_AND_CLAIM), IntStream.of(schedule)))
                    .enter(view -> ends.add(once(view, 1)))
                    .enter(view -> Writers.insist(view, 2, DATE))
                    .play(threads);
            requireOneVersion(Schedules.check(storage));
            fenced += ends.equals(List.of(StoreErrors.FENCED.id())) ? 1 : 0;
        }
        assertThat(fenced).as("schedules in which the first is fenced off").isBetween(1, 923);
    }

    /** Three writers of two dates, and one that is paused somewhere and goes on when all others have ended. */
    @Test
    void threeWritersAndAZombieMakeTwoVersions() {
        for (int seed = 0; seed < RANDOM; seed++) {
            MemoryStorage storage = new MemoryStorage();
            Random random = new Random(seed);
            IntStream zombie = IntStream.range(0, 1 + random.nextInt(10)).map(step -> 0);
            IntStream others = random.ints(60, 1, 4);
            new Stage(storage, IntStream.concat(zombie, others))
                    .enter(view -> once(view, 1))
                    .enter(view -> Writers.insist(view, 2, DATE))
                    .enter(view -> Writers.insist(view, 3, TestStore.request("2026-10-31")))
                    .enter(view -> Writers.insist(view, 4, DATE))
                    .play(threads);
            ModelState state = Schedules.check(storage);
            assertThat(state.versions()).as("seed %s", seed).hasSize(2);
            assertThat(state.alias("champion").orElseThrow().logicalDate()).isEqualTo("2026-10-31");
        }
    }

    /** Answers are lost after and before the storage has done what it was told; nobody is asked, and nothing doubles. */
    @Test
    void lostAnswersAreSettledWithoutAskingAnybody() {
        long lost = 0;
        for (int seed = 0; lost < LOSSES; seed++) {
            MemoryStorage storage = new MemoryStorage();
            LossyStorage lossy = new LossyStorage(storage, seed);
            Writers.insist(lossy, 1, DATE);
            Writers.insist(lossy, 2, TestStore.request("2026-10-31"));
            lost += lossy.lost();
            assertThat(Schedules.check(storage).versions()).as("seed %s", seed).hasSize(2);
        }
    }

    private static void requireOneVersion(ModelState state) {
        assertThat(state.versions()).hasSize(1);
        assertThat(state.aliases()).containsEntry("champion", 1);
    }

    private static String once(Storage storage, int writer) {
        TestStore test = TestStore.writer(storage, writer);
        try {
            RunClaim claim = test.claim(DATE);
            FakeRun run = new FakeRun(test.store(), storage, Overlap.REPLACE, moment -> {});
            run.complete(claim, run.train(claim, true));
            return "complete";
        } catch (GristmillException e) {
            return e.code().id();
        }
    }
}
