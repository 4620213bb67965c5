package dev.gristmill.store.run;

import static dev.gristmill.store.fake.TestStore.MODEL;
import static dev.gristmill.store.fake.TestStore.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two runs of one model, seen from two hosts; time passes only while one of them waits. */
final class OverlapTest {

    private static final RunRequest HOLDERS = request("2026-10-30");
    private static final RunRequest MINE = request("2026-10-31");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final MemoryStorage storage = new MemoryStorage();
    private final TestStore there = new TestStore(storage, "mill-2");
    private final TestStore here = new TestStore(storage, "mill-1");
    private final List<String> told = new ArrayList<>();
    private final RunClaim holder = there.claim(HOLDERS);
    private long counter;

    @ParameterizedTest
    @EnumSource(Overlap.class)
    void beginsAtOnceWhereNobodyIsAtWork(Overlap overlap) {
        holder.release(new Release(Release.Outcome.FAILED, true));
        assertThat(begin(overlap)).isInstanceOf(RunStart.Fresh.class);
        assertThat(here.time().elapsed()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void replaceTakesOverAtOnceAndTheOtherStops() {
        beatEveryLook();
        RunStart.Claimable start = (RunStart.Claimable) begin(Overlap.REPLACE);
        assertThat(here.time().elapsed()).isZero();
        here.store().claim(start, MINE, TestStore.INPUTS);
        List<GristmillException> lost = new ArrayList<>();
        assertThat(new Heartbeat(holder, there.environment(), lost::add).beat()).isFalse();
        assertThat(lost).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(StoreErrors.FENCED);
            assertThat(failure)
                    .hasMessage("Cannot write to the log of flight-delays at epoch 1: run " + start.runId()
                            + " on mill-1 has claimed epoch 2");
        });
    }

    @Test
    void skipEndsAsSoonAsTheOtherShowsThatItLives() {
        beatEveryLook();
        RunStart.Held held = (RunStart.Held) begin(Overlap.SKIP);
        assertThat(held.runId()).isEqualTo(here.store().begin(MINE).runId());
        assertThat(held.holder().runId()).isEqualTo(holder.runId());
        assertThat(held.description())
                .isEqualTo("run " + holder.runId() + " (attempt 0001-00000001) by process 100 on mill-2,"
                        + " since 2026-11-01T06:00:00Z");
        assertThat(here.time().elapsed()).isLessThan(TTL);
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "QUEUE"})
    void takesOverWhenTheHeartbeatStandsStillForTheTtl(Overlap overlap) {
        beat();
        assertThat(begin(overlap)).isInstanceOf(RunStart.Fresh.class);
        assertThat(here.time().elapsed()).isEqualTo(TTL);
    }

    @Test
    void countsTheSilenceFromTheLastBeat() {
        here.time().atNextPause(() -> here.time().atNextPause(this::beat));
        assertThat(begin(Overlap.QUEUE)).isInstanceOf(RunStart.Fresh.class);
        assertThat(here.time().elapsed()).isEqualTo(TTL.plusSeconds(2));
    }

    @Test
    void queueWaitsUntilTheOtherHasEnded() {
        beatEveryLook();
        Duration longRun = TTL.multipliedBy(5);
        RunStart start = here.store().begin(MINE, Overlap.QUEUE, held -> {
            told.add(held.description());
            if (here.time().elapsed().compareTo(longRun) >= 0) {
                there.publish(holder, true);
                holder.release(new Release(Release.Outcome.SUCCEEDED, false));
            }
        });
        assertThat(start).isInstanceOf(RunStart.Fresh.class);
        assertThat(here.time().elapsed()).isBetween(longRun, longRun.plusSeconds(1));
        assertThat(told).hasSizeGreaterThan(100).allMatch(text -> text.contains("on mill-2"));
    }

    @Test
    void queueFindsTheDateDoneByTheOtherOne() {
        RunStart start = here.store().begin(HOLDERS, Overlap.QUEUE, held -> {
            there.publish(holder, true);
            holder.release(new Release(Release.Outcome.SUCCEEDED, false));
        });
        assertThat(start).isInstanceOf(RunStart.Done.class);
    }

    @Test
    void waitingEndsWhenItsListenerSaysSo() {
        assertThatThrownBy(() -> here.store().begin(MINE, Overlap.QUEUE, held -> {
                    throw new GristmillException(StoreErrors.RUN_ALIVE, "Stopped", null, null);
                }))
                .hasMessage("Stopped");
    }

    @Test
    void processOfThisHostThatIsGoneIsDeadAtOnce() {
        RunStart start = there.store().begin(MINE, Overlap.QUEUE, held -> told.add(held.description()));
        assertThat(start).isInstanceOf(RunStart.Fresh.class);
        assertThat(there.time().elapsed()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void processOfThisHostThatIsPausedIsTakenForDeadAfterTheTtl() {
        beat();
        there.processes().spareAndFork();
        assertThat(there.store().begin(MINE, Overlap.QUEUE, held -> told.add(held.description())))
                .isInstanceOf(RunStart.Fresh.class);
        assertThat(there.time().elapsed()).isEqualTo(TTL);
    }

    @Test
    void watchesTheNextOneWhenAnotherTakesOver() {
        TestStore third = new TestStore(storage, "mill-3");
        here.time().atNextPause(() -> third.claim(request("2026-11-01")));
        assertThat(begin(Overlap.QUEUE)).isInstanceOf(RunStart.Fresh.class);
        assertThat(here.time().elapsed()).isEqualTo(TTL.plusSeconds(1));
    }

    @Test
    void heartbeatCounts() {
        Heartbeat heartbeat = new Heartbeat(holder, there.environment(), failure -> told.add(failure.getMessage()));
        for (String count : new String[] {"1\n", "2\n", "3\n"}) {
            assertThat(heartbeat.beat()).isTrue();
            assertThat(storage.read(holder.runFolder() + "/hb")).contains(TestStore.bytes(count));
        }
        assertThat(told).isEmpty();
        assertThat(storage.keys()).filteredOn(key -> key.endsWith("/hb")).hasSize(1);
    }

    private RunStart begin(Overlap overlap) {
        return here.store().begin(MINE, overlap, held -> told.add(held.description()));
    }

    private void beat() {
        counter++;
        storage.replace(
                MODEL + "/runs/" + holder.runId() + "/" + holder.attemptId() + "/hb",
                TestStore.bytes(Long.toString(counter)));
    }

    private void beatEveryLook() {
        here.time().atNextPause(() -> {
            beat();
            beatEveryLook();
        });
    }
}
