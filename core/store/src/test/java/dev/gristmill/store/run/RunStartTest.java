package dev.gristmill.store.run;

import static dev.gristmill.store.fake.TestStore.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStartTest {

    private static final String DATE = "2026-10-31";
    private static final Release SUCCEEDED = new Release(Release.Outcome.SUCCEEDED, false);
    private static final Release FAILED_FOR_GOOD = new Release(Release.Outcome.FAILED, false);
    private static final Release STOPPED = new Release(Release.Outcome.STOPPED, true);

    @TempDir
    Path folder;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore(folder);
    }

    @Test
    void firstRunOfADateIsFreshAndHasTheSameNameEverywhere() {
        RunStart start = store.store().begin(request(DATE));
        assertThat(start).isInstanceOf(RunStart.Fresh.class);
        assertThat(new TestStore(folder.resolve("other")).store().begin(request(DATE)))
                .isEqualTo(start);
        assertThat(store.store().begin(request("2026-10-30")).runId()).isNotEqualTo(start.runId());
    }

    // printf 'gristmill/run/1\nflight-delays\ndelays\n2026-10-29\n0' | sha256sum
    @Test
    void nameOfARunIsTheDocumentedDigest() {
        assertThat(store.store().begin(request("2026-10-29")).runId())
                .isEqualTo("c9076ac3bfdf46e8f4a20ffdd51d875576ab895375a7c6cc2387eb772cd01a51");
    }

    @Test
    void runsWithoutADateAreLikeNoOther() {
        assertThat(store.store().begin(request(null)).runId())
                .isNotEqualTo(store.store().begin(request(null)).runId());
    }

    @Test
    void killedRunIsContinuedWithWhatItRecorded() {
        for (String date : new String[] {DATE, null}) {
            RunClaim killed = store.claim(request(date));
            RunStart.Continued start = (RunStart.Continued) store.store().begin(request(date));
            assertThat(start.runId()).isEqualTo(killed.runId());
            assertThat(start.previousAttempt()).isEqualTo(killed.attemptId());
            assertThat(store.store().inputs(start.inputs())).isEqualTo(TestStore.INPUTS);
            RunClaim next = store.store().claim(start, request(date), TestStore.INPUTS);
            assertThat(next.attemptId()).isGreaterThan(killed.attemptId()).startsWith("0002-");
        }
    }

    @Test
    void continuingWithOtherInputsIsRefused() {
        store.claim(request(DATE));
        RunStart.Claimable start = store.open(request(DATE));
        assertThatThrownBy(() -> store.store().claim(start, request(DATE), TestStore.bytes("{}")))
                .hasMessage("Cannot continue run " + start.runId() + ": these are not the inputs that it recorded");
    }

    @Test
    void stoppedRunIsContinued() {
        store.claim(request(DATE)).release(STOPPED);
        assertThat(store.store().begin(request(DATE))).isInstanceOf(RunStart.Continued.class);
    }

    @Test
    void runThatFailedForGoodStartsAfreshUnderItsName() {
        RunClaim failed = store.claim(request(DATE));
        failed.release(FAILED_FOR_GOOD);
        assertThat(store.store().begin(request(DATE, "edition 2", null)))
                .isEqualTo(new RunStart.Fresh(failed.runId(), 0, 1));
        RunClaim undated = store.claim(request(null));
        undated.release(FAILED_FOR_GOOD);
        assertThat(store.store().begin(request(null)))
                .isInstanceOf(RunStart.Fresh.class)
                .extracting(RunStart::runId)
                .isNotEqualTo(undated.runId());
    }

    @Test
    void committedRunIsOnlyCompleted() {
        for (String date : new String[] {DATE, null}) {
            RunClaim killed = store.claim(request(date));
            ModelVersion version = killed.commit(
                    store.seal(killed, TestStore.gate(true)), TestStore.metrics(true), TestStore.gate(true));
            RunStart.Committed start = (RunStart.Committed) store.store().begin(request(date));
            assertThat(start.version()).isEqualTo(version);
            assertThat(start.runId()).isEqualTo(killed.runId());
            RunClaim next = store.store().claim(start, request(date), TestStore.INPUTS);
            next.promote("champion", start.version());
            next.release(SUCCEEDED);
            assertThat(store.store().resolve(TestStore.MODEL)).isEqualTo(version);
        }
    }

    @Test
    void runThatWasStoppedBetweenCommitAndPromoteIsOnlyCompleted() {
        for (String date : new String[] {DATE, null}) {
            RunClaim stopped = store.claim(request(date));
            stopped.commit(store.seal(stopped, TestStore.gate(true)), TestStore.metrics(true), TestStore.gate(true));
            stopped.release(STOPPED);
            assertThat(store.store().begin(request(date)))
                    .isInstanceOf(RunStart.Committed.class)
                    .extracting(RunStart::runId)
                    .isEqualTo(stopped.runId());
        }
    }

    @Test
    void doneDateIsDone() {
        RunClaim claim = store.claim(request(DATE));
        ModelVersion version = store.publish(claim, true);
        assertThat(store.store().begin(request(DATE))).isEqualTo(new RunStart.Done(claim.runId(), version));
        claim.release(SUCCEEDED);
        assertThat(store.store().begin(request(DATE))).isEqualTo(new RunStart.Done(claim.runId(), version));
    }

    @Test
    void rejectedDateRepeatsItsOutcome() {
        store.publish(store.claim(request(DATE)), false);
        RunStart.Done done = (RunStart.Done) store.store().begin(request(DATE));
        assertThat(done.version().rejected()).isTrue();
        assertThat(done.version().commit().gate().requirements().get(0).actual())
                .isEqualTo(0.5);
    }

    @Test
    void undatedRunIsDoneOnceItIsReleased() {
        RunClaim claim = store.claim(request(null));
        store.publish(claim, false);
        assertThat(store.store().begin(request(null))).isInstanceOf(RunStart.Committed.class);
        claim.release(new Release(Release.Outcome.REJECTED, false));
        assertThat(store.store().begin(request(null))).isInstanceOf(RunStart.Fresh.class);
    }

    @Test
    void undatedCommitIsLeftAloneOnceSomethingCameAfterIt() {
        store.publish(store.claim(request(null)), true);
        store.publish(store.claim(request(DATE)), true);
        assertThat(store.store().begin(request(null))).isInstanceOf(RunStart.Fresh.class);
    }

    @Test
    void undatedRunOfAChangedJobIsItsOwn() {
        RunClaim killed = store.claim(request(null));
        RunStart start = store.store().begin(request(null, "edition 2", null));
        assertThat(start).isInstanceOf(RunStart.Fresh.class);
        assertThat(start.runId()).isNotEqualTo(killed.runId());
    }

    @Test
    void changedJobForADateUnderWayOrDoneNeedsAReason() {
        RunClaim claim = store.claim(request(DATE));
        refusesChangedJob("under way");
        store.publish(claim, true);
        refusesChangedJob("done");
        assertThat(store.store().begin(request(DATE, "edition 2", "late data")))
                .isInstanceOf(RunStart.Fresh.class)
                .extracting(RunStart::runId)
                .isNotEqualTo(claim.runId());
    }

    private void refusesChangedJob(String progress) {
        assertThatThrownBy(() -> store.store().begin(request(DATE, "edition 2", null)))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage("Cannot run delays for 2026-10-31: the job has changed, and that date is "
                                    + progress + " with the job as it was");
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(failure.hint()).contains("--rerun");
                });
    }

    @Test
    void rerunOfADoneDateIsTheNextRunOfThatDate() {
        RunClaim first = store.claim(request(DATE));
        store.publish(first, true);
        RunRequest again = request(DATE, "edition 1", "late data");
        RunStart.Fresh start = (RunStart.Fresh) store.store().begin(again);
        assertThat(start.rerun()).isEqualTo(1);
        assertThat(start.runId()).isNotEqualTo(first.runId());
        RunClaim second = store.claim(again);
        assertThat(store.store().begin(again)).isInstanceOf(RunStart.Continued.class);
        assertThat(store.store().begin(request(DATE)).runId()).isEqualTo(second.runId());
        assertThat(store.publish(store.claim(again), true).version()).isEqualTo(2);
        assertThat(store.store().begin(request(DATE))).isInstanceOf(RunStart.Done.class);
        assertThat(store.open(again).rerun()).isEqualTo(2);
    }

    @Test
    void rerunOfARunUnderWayContinuesIt() {
        RunClaim killed = store.claim(request(DATE));
        assertThat(store.store().begin(request(DATE, "edition 1", "impatience")))
                .isInstanceOf(RunStart.Continued.class)
                .extracting(RunStart::runId)
                .isEqualTo(killed.runId());
    }

    @Test
    void runWhoseProcessLivesIsLeftAlone() {
        RunClaim alive = store.claim(request(DATE));
        store.processes().spareAndFork();
        for (RunRequest any : new RunRequest[] {request(DATE), request(null), request("2026-11-01")}) {
            assertThatThrownBy(() -> store.store().begin(any))
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .satisfies(failure -> {
                        assertThat(failure)
                                .hasMessage("Cannot start: run " + alive.runId()
                                        + " is being run by process 100 on mill-1");
                        assertThat(failure.code()).isEqualTo(StoreErrors.RUN_ALIVE);
                        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RETRY);
                    });
        }
        alive.release(STOPPED);
        assertThat(store.store().begin(request(DATE))).isInstanceOf(RunStart.Continued.class);
    }

    @Test
    void claimFailsWhenAnotherCameBetween() {
        RunStart.Claimable start = store.open(request(DATE));
        store.claim(request(DATE));
        assertThatThrownBy(() -> store.store().claim(start, request(DATE), TestStore.INPUTS))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(StoreErrors.FENCED));
    }

    @Test
    void backfillOfAnOlderDateIsCommittedAndNotPromoted() {
        store.publish(store.claim(request(DATE)), true);
        RunClaim older = store.claim(request("2026-10-01"));
        ModelVersion version = store.publish(older, true);
        assertThat(version.commit().withheld())
                .isEqualTo("logical date 2026-10-01 is older than the champion's, 2026-10-31");
        assertThat(version.promotable()).isFalse();
        assertThatThrownBy(() -> older.promote("champion", version))
                .hasMessage("Cannot promote flight-delays@2: it was rejected or withheld");
        assertThat(store.store().resolve(TestStore.MODEL).version()).isEqualTo(1);
        assertThat(store.store().begin(request("2026-10-01"))).isInstanceOf(RunStart.Done.class);
    }

    @Test
    void commitThatIsOvertakenWhileItIsTakenUpIsNotPromoted() {
        RunClaim killed = store.claim(request("2026-10-01"));
        killed.commit(store.seal(killed, TestStore.gate(true)), TestStore.metrics(true), TestStore.gate(true));
        RunClaim newer = store.claim(request(DATE));
        RunStart.Committed decided = (RunStart.Committed) store.store().begin(request("2026-10-01"));
        ModelVersion champion = store.publish(newer, true);
        RunClaim late = store.store().claim(decided, request("2026-10-01"), TestStore.INPUTS);
        late.promote("champion", decided.version());
        assertThat(store.store().resolve(TestStore.MODEL)).isEqualTo(champion);
    }

    @Test
    void commitThatWasOvertakenByANewerDateIsNotPromotedLater() {
        RunClaim killed = store.claim(request("2026-10-01"));
        killed.commit(store.seal(killed, TestStore.gate(true)), TestStore.metrics(true), TestStore.gate(true));
        store.publish(store.claim(request(DATE)), true);
        assertThat(store.store().begin(request("2026-10-01"))).isInstanceOf(RunStart.Done.class);
    }
}
