package dev.gristmill.store.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.CountingNonces;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.StoreCopy;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.fake.TickingClock;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.Intervention;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.Operator;
import dev.gristmill.store.log.Promotion;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunStart;
import dev.gristmill.store.storage.SettledPut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AliasMovesTest {

    private static final Operator ANNA = new Operator("anna", "desk-7");
    private static final String MODEL = TestStore.MODEL;

    @TempDir
    private static Path origin;

    @TempDir
    Path folder;

    private TestStore store;

    /** Versions 1, 3 and 4 became the champion one after another; the gate rejected 2. */
    @BeforeAll
    static void publishFour() {
        TestStore store = new TestStore(origin);
        publish(store, "2026-10-28", true);
        publish(store, "2026-10-29", false);
        publish(store, "2026-10-30", true);
        publish(store, "2026-10-31", true);
    }

    @BeforeEach
    void copy() {
        StoreCopy.copy(origin, folder);
        store = new TestStore(folder);
    }

    private static void publish(TestStore store, String date, boolean good) {
        RunClaim claim = store.claim(TestStore.request(date));
        store.publish(claim, good);
        claim.release(new Release(good ? Release.Outcome.SUCCEEDED : Release.Outcome.REJECTED, false));
    }

    @Test
    void rollsBackStepByStep() {
        assertThat(rollback(null)).isEqualTo(new Moved(MODEL, "champion", 4, 3, true));
        assertThat(rollback(null)).isEqualTo(new Moved(MODEL, "champion", 3, 1, true));
        refuses(
                () -> rollback(null),
                StoreErrors.NOTHING_BEFORE,
                "Cannot roll back flight-delays: no version was champion before the one that is");
        publish(store, "2026-11-01", true);
        assertThat(rollback(null)).isEqualTo(new Moved(MODEL, "champion", 5, 1, true));
    }

    @Test
    void rollsBackToAVersionThatWasTheChampionOnly() {
        assertThat(rollback(MODEL + "@1")).isEqualTo(new Moved(MODEL, "champion", 4, 1, true));
        assertThat(rollback(MODEL + "@1").changed()).isFalse();
        assertThat(rollback(MODEL + "@4").to()).isEqualTo(4);
        refuses(
                () -> rollback(MODEL + "@2"),
                StoreErrors.MOVE_REFUSED,
                "Cannot roll back to flight-delays@2: it never was champion");
        refuses(
                () -> rollback("arrivals@1"),
                StoreErrors.MOVE_REFUSED,
                "Cannot roll back flight-delays to arrivals@1: that is another model");
    }

    @Test
    void hasNothingToRollBackWhereAnAliasNeverWas() {
        refuses(
                () -> store.store().rollback(MODEL, null, new Move("shadow", ANNA, null, false)),
                StoreErrors.NOTHING_BEFORE,
                "Cannot roll back flight-delays: no version ever was shadow");
    }

    @Test
    void keepsWhoAndWhy() {
        store.store().promote(MODEL + "@1", new Move("shadow", ANNA, "to compare", false));
        ModelState state = store.store().state(MODEL);
        Promotion last = state.promotions().get(state.promotions().size() - 1);
        assertThat(last.intervention())
                .isEqualTo(new Intervention(Intervention.Action.PROMOTE, ANNA, "to compare", false));
        assertThat(state.aliases()).containsEntry("shadow", 1).containsEntry("champion", 4);
        assertThat(state.epoch()).isEqualTo(4);
    }

    @Test
    void changesNothingWhereTheAliasNamesTheVersion() {
        long before = store.store().state(MODEL).tail().seq();
        assertThat(promote(MODEL + "@4", null, false)).isEqualTo(new Moved(MODEL, "champion", 4, 4, false));
        assertThat(store.store().state(MODEL).tail().seq()).isEqualTo(before);
    }

    @Test
    void promotesARejectedVersionOnlyByForceWithAReason() {
        refuses(
                () -> promote(MODEL + "@2", "why not", false),
                StoreErrors.MOVE_REFUSED,
                "Cannot promote flight-delays@2: the gate rejected it");
        refuses(
                () -> promote(MODEL + "@2", null, true),
                StoreErrors.MOVE_REFUSED,
                "Cannot promote flight-delays@2 by --force without a reason: the gate rejected it");
        assertThat(promote(MODEL + "@2", "the gate is wrong", true).to()).isEqualTo(2);
        ModelState state = store.store().state(MODEL);
        Intervention last =
                state.promotions().get(state.promotions().size() - 1).intervention();
        assertThat(last).isEqualTo(new Intervention(Intervention.Action.PROMOTE, ANNA, "the gate is wrong", true));
    }

    @Test
    void recordsNoForceWhereNoneWasNeeded() {
        promote(MODEL + "@1", "back", true);
        ModelState state = store.store().state(MODEL);
        assertThat(state.promotions().get(state.promotions().size() - 1).intervention())
                .isEqualTo(new Intervention(Intervention.Action.PROMOTE, ANNA, "back", false));
    }

    @Test
    void wantsToKnowWhichVersion() {
        refuses(
                () -> promote(MODEL, null, false),
                StoreErrors.MOVE_REFUSED,
                "Cannot promote flight-delays: it does not say which version");
    }

    @Test
    void promotesNoVersionThatIsDamaged() throws IOException {
        Path artifact = Path.of(store.store().uri(store.store().resolve(MODEL + "@1")));
        Files.writeString(artifact.resolve("metrics.json"), "{}");
        refuses(
                () -> promote(MODEL + "@1", null, false),
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: metrics.json was changed after it was stored");
        refuses(
                () -> rollback(MODEL + "@1"),
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: metrics.json was changed after it was stored");
        assertThat(store.store().state(MODEL).aliases()).containsEntry("champion", 4);
    }

    @Test
    void isFencedOffByAClaim() {
        ModelState seen = store.store().state(MODEL);
        AliasMoves moves = new AliasMoves(log(), seen, new Move("champion", ANNA, null, false));
        store.claim(TestStore.request("2026-11-01"));
        refuses(
                () -> moves.promote(seen.version(1).orElseThrow()),
                StoreErrors.FENCED,
                "Cannot write to the log of flight-delays at epoch 4: run "
                        + store.store().state(MODEL).lastAttempt().orElseThrow().runId()
                        + " on mill-1 has claimed epoch 5");
    }

    @Test
    void conflictsWithAMoveThatItHasNotSeen() {
        ModelState seen = store.store().state(MODEL);
        AliasMoves moves = new AliasMoves(log(), seen, new Move("champion", ANNA, null, false));
        promote(MODEL + "@3", null, false);
        refuses(
                () -> moves.promote(seen.version(1).orElseThrow()),
                StoreErrors.CONFLICT,
                "Cannot promote flight-delays@1: champion was moved to version 3 meanwhile");
    }

    @Test
    void aRunThatIsUnderWayDoesNotOverruleIt() {
        RunClaim claim = store.claim(TestStore.request("2026-11-01"));
        promote(MODEL + "@1", "hold", false);
        refuses(
                () -> store.publish(claim, true),
                StoreErrors.CONFLICT,
                "Cannot promote flight-delays@5: champion was moved to version 1 meanwhile");
    }

    @Test
    void firingTheDateAgainDoesNotUndoARollback() {
        rollback(null);
        assertThat(store.store().begin(TestStore.request("2026-10-31"))).isInstanceOf(RunStart.Done.class);
    }

    private Moved promote(String reference, @Nullable String reason, boolean forced) {
        return store.store().promote(reference, new Move("champion", ANNA, reason, forced));
    }

    private Moved rollback(@Nullable String to) {
        return store.store().rollback(MODEL, to, new Move("champion", ANNA, null, false));
    }

    private ModelLog log() {
        return new ModelLog(
                store.storage(),
                new ModelLayout(MODEL),
                new TickingClock("2026-11-01T06:00:00Z"),
                new CountingNonces(),
                new SettledPut(store.storage(), new FakeTime(), Duration.ZERO));
    }

    private static void refuses(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .extracting(GristmillException::code)
                .isEqualTo(code);
    }
}
