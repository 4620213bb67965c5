package dev.gristmill.store.gc;

import static dev.gristmill.store.fake.TestStore.MODEL;
import static dev.gristmill.store.fake.TestStore.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.fake.Invariants;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.gc.Garbage.Stage;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.log.VersionState;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.storage.Storage;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GarbageCollectorTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStorage storage = new MemoryStorage();
    private final TestStore test = new TestStore(storage);

    @Test
    void leavesAStoreAloneThatHoldsNothingButVersions() {
        publish("2026-10-30", true);
        publish("2026-10-31", false);
        storage.advance(DAY.multipliedBy(30));
        List<String> keys = storage.keys();
        assertThat(collect(null, HOUR).garbage()).isEmpty();
        assertThat(storage.keys()).isEqualTo(keys);
    }

    @Test
    void collectsAnAttemptThatWasOvertakenADayAgo() {
        AttemptKey killed = halted("2026-10-30");
        publish("2026-10-31", true);
        storage.advance(DAY.minus(HOUR));
        assertThat(collect(null, HOUR).garbage()).isEmpty();

        storage.advance(HOUR);
        assertThat(collect(null, HOUR).garbage())
                .extracting(Garbage::attempt, Garbage::version, Garbage::stage)
                .containsExactly(tuple(killed, null, Stage.TOMBSTONED));
        assertThat(storage.keys()).anyMatch(key -> key.contains(killed.attemptId()));

        storage.advance(HOUR);
        GarbageReport swept = collect(null, HOUR);
        assertThat(swept.garbage()).extracting(Garbage::stage).containsExactly(Stage.SWEPT);
        assertThat(swept.sizeBytes(Stage.SWEPT)).isEqualTo(27);
        assertThat(storage.keys()).noneMatch(key -> key.contains(killed.attemptId()));
        assertThat(collect(null, HOUR).garbage()).isEmpty();
    }

    @Test
    void leavesTheNewestClaimAloneHoweverLongItIsSilent() {
        halted("2026-10-30");
        storage.advance(DAY.multipliedBy(30));
        assertThat(collect(null, Duration.ZERO).garbage()).isEmpty();
    }

    @Test
    void collectsTheRecordsOfAnAttemptThatNeverClaimed() {
        storage.putIfAbsent(MODEL + "/runs/run-x/0001-a/inputs.json", TestStore.INPUTS);
        publish("2026-10-31", true);
        storage.advance(DAY.plus(HOUR));
        collect(null, Duration.ZERO);
        assertThat(storage.keys()).noneMatch(key -> key.contains("run-x"));
    }

    @Test
    void collectsTheReportsOfRunsOfWhatNeverWasAModel() {
        RunStart start = test.store().begin(request("2026-10-30"));
        test.store().putReport(MODEL, start, TestStore.bytes("page"), TestStore.bytes("{}"));
        storage.putIfAbsent(MODEL + "/runs/" + start.runId() + "/0001-a/inputs.json", TestStore.INPUTS);
        storage.putIfAbsent(MODEL + "/runs/somebody/unclaimed/report.html", TestStore.bytes("another's"));
        storage.advance(DAY.plus(HOUR).minusSeconds(1));
        List<String> keys = storage.keys();
        assertThat(collect(null, HOUR).garbage()).isEmpty();

        storage.advance(Duration.ofSeconds(1));
        assertThat(test.store().collectable()).containsExactly(MODEL);
        assertThat(test.store()
                        .planCollection(MODEL, new GarbagePolicy(null, HOUR, DAY))
                        .garbage())
                .extracting(Garbage::attempt, Garbage::stage)
                .containsExactly(tuple(new AttemptKey(start.runId(), "unclaimed"), Stage.FOUND));
        assertThat(storage.keys()).isEqualTo(keys);
        assertThat(collect(null, HOUR).sizeBytes(Stage.SWEPT)).isEqualTo(6);
        assertThat(storage.keys())
                .containsExactlyInAnyOrder(
                        MODEL + "/runs/" + start.runId() + "/0001-a/inputs.json",
                        MODEL + "/runs/somebody/unclaimed/report.html");
    }

    @Test
    void retiresOldVersionsThatNoAliasNames() {
        publish("2026-10-28", true);
        publish("2026-10-29", true);
        publish("2026-10-30", false);
        publish("2026-10-31", false);
        publish("2026-11-01", false);
        assertThat(collect(2, Duration.ZERO).garbage())
                .extracting(Garbage::version, Garbage::stage)
                .containsExactlyInAnyOrder(tuple(1, Stage.SWEPT), tuple(3, Stage.SWEPT));
        ModelState state = test.store().state(MODEL);
        assertThat(state.versions())
                .extracting(state::stateOf)
                .containsExactly(
                        VersionState.SWEPT,
                        VersionState.PROMOTED,
                        VersionState.SWEPT,
                        VersionState.REJECTED,
                        VersionState.REJECTED);
        assertThat(test.store().resolve(MODEL).version()).isEqualTo(2);
        Invariants.checkClean(test.store(), storage, MODEL);
    }

    @Test
    void refusesWhatHasATombstone() {
        publish(null, true);
        publish("2026-10-31", true);
        collect(1, HOUR);
        assertThat(test.store().state(MODEL).removals()).hasSize(1);
        assertThatThrownBy(() -> test.store().resolve(MODEL + "@1"))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot use flight-delays@1: its files were collected by models gc");
                    assertThat(failure.code()).isEqualTo(StoreErrors.VERSION_REMOVED);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.MISSING);
                });
        RunClaim other = test.claim(request("2026-11-01"));
        ModelVersion first = test.store().state(MODEL).versions().get(0);
        assertThatThrownBy(() -> other.promote("champion", first))
                .hasMessage("Cannot promote flight-delays@1: its files were collected by models gc");
    }

    @Test
    void keepsTheDateOfACollectedVersionDone() {
        publish("2026-10-30", true);
        publish("2026-10-31", true);
        collect(1, Duration.ZERO);
        assertThat(test.store().begin(request("2026-10-30"))).isInstanceOf(RunStart.Done.class);
    }

    @Test
    void startsAnewWhatWasCollectedBeforeItWentOn() {
        AttemptKey killed = halted("2026-10-30");
        publish("2026-10-31", true);
        storage.advance(DAY.plus(HOUR));
        collect(null, HOUR);
        assertThat(test.store().begin(request("2026-10-30")))
                .isInstanceOf(RunStart.Fresh.class)
                .extracting(RunStart::runId)
                .isEqualTo(killed.runId());
    }

    @Test
    void refusesAClaimWhoseRecordsWereCollectedMeanwhile() {
        publish("2026-10-31", true);
        RunStart.Claimable start = test.open(request("2026-11-01"));
        Storage slow = InterposedStorage.beforeNextEntry(storage, () -> {
            storage.advance(DAY.plus(HOUR));
            collect(null, Duration.ZERO);
        });
        assertThatThrownBy(() -> new TestStore(slow).store().claim(start, request("2026-11-01"), TestStore.INPUTS))
                .hasMessageContaining("was silent for so long that its files were collected");
    }

    @Test
    void sweepsAgainWhatALateWriterLeft() {
        AttemptKey killed = halted("2026-10-30");
        publish("2026-10-31", true);
        storage.advance(DAY.plus(HOUR));
        collect(null, Duration.ZERO);
        storage.putIfAbsent(
                MODEL + "/artifacts/" + killed.runId() + "/" + killed.attemptId() + "/model/late",
                TestStore.bytes("late"));
        assertThat(collect(null, Duration.ZERO).garbage()).isEmpty();
        storage.advance(DAY.plus(HOUR));
        assertThat(collect(null, Duration.ZERO).sizeBytes(Stage.SWEPT)).isEqualTo(4);
        Invariants.checkClean(test.store(), storage, MODEL);
    }

    @Test
    void givesUpACollectionOfWhatCameIntoUseMeanwhile() {
        publish(null, true);
        publish("2026-10-31", true);
        ModelVersion first = test.store().state(MODEL).versions().get(0);
        RunClaim rollback = test.claim(request("2026-11-01"));
        Storage racing = InterposedStorage.beforeNextEntry(storage, () -> rollback.promote("champion", first));
        assertThatThrownBy(() -> new TestStore(racing).store().collect(MODEL, new GarbagePolicy(1, Duration.ZERO, DAY)))
                .hasMessage("Cannot collect attempt " + first.attemptId() + " of run " + first.runId()
                        + ": it came into use meanwhile");
        assertThat(test.store().resolve(MODEL)).isEqualTo(first);
        Invariants.check(test.store(), MODEL);
    }

    @Test
    void planWritesNothing() {
        publish("2026-10-30", true);
        publish("2026-10-31", true);
        List<String> keys = storage.keys();
        GarbageReport plan = test.store().planCollection(MODEL, new GarbagePolicy(1, Duration.ZERO, DAY));
        assertThat(plan.garbage()).extracting(Garbage::version, Garbage::stage).containsExactly(tuple(1, Stage.FOUND));
        assertThat(storage.keys()).isEqualTo(keys);
    }

    @Test
    void refusesPoliciesThatMakeNoSense() {
        assertThatThrownBy(() -> new GarbagePolicy(0, HOUR, DAY)).hasMessage("Invalid keep: '0' (expected 1 or more)");
        assertThatThrownBy(() -> new GarbagePolicy(1, HOUR.negated(), DAY))
                .hasMessage("Invalid grace: 'PT-1H' (expected 0 or more)");
    }

    private GarbageReport collect(@Nullable Integer keep, Duration grace) {
        return test.store().collect(MODEL, new GarbagePolicy(keep, grace, DAY));
    }

    private AttemptKey halted(String date) {
        RunClaim claim = test.claim(request(date));
        storage.putIfAbsent(claim.artifactFolder() + "/model/half", TestStore.bytes("half"));
        return new AttemptKey(claim.runId(), claim.attemptId());
    }

    private void publish(@Nullable String date, boolean good) {
        RunClaim claim = test.claim(request(date));
        test.publish(claim, good);
        claim.release(new Release(good ? Release.Outcome.SUCCEEDED : Release.Outcome.REJECTED, false));
    }
}
