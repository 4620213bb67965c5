package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All 924 schedules of two six-step writers, each on a fresh storage. */
final class SchedulesTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void thereAreNineHundredAndTwentyFour() {
        assertThat(Schedules.all()).hasSize(924).doesNotHaveDuplicates();
    }

    /** Each takes the model over from the other at once, and starts again when it was fenced off. */
    @Test
    void runsOfTwoDatesMakeTwoVersionsWhateverTheOrder() {
        for (int[] schedule : Schedules.all()) {
            MemoryStorage storage = new MemoryStorage();
            new Stage(storage, IntStream.of(schedule))
                    .enter(view -> Writers.insist(view, 1, TestStore.request("2026-10-30")))
                    .enter(view -> Writers.insist(view, 2, TestStore.request("2026-10-31")))
                    .play(threads);
            ModelState state = Schedules.check(storage);
            assertThat(state.versions())
                    .extracting(ModelVersion::logicalDate)
                    .containsExactlyInAnyOrder("2026-10-30", "2026-10-31");
            assertThat(state.alias("champion").map(ModelVersion::logicalDate)).contains("2026-10-31");
        }
    }
}
