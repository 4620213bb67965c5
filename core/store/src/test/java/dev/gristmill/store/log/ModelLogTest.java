package dev.gristmill.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.CountingNonces;
import dev.gristmill.store.fake.FakeTime;
import dev.gristmill.store.fake.TickingClock;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.LocalStorage;
import dev.gristmill.store.storage.SettledPut;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelLogTest {

    private static final Author FIRST = new Author(1, "run-a", "0001-a");
    private static final Author SECOND = new Author(2, "run-b", "0001-b");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private FaultyStorage storage;
    private ModelLog log;

    @BeforeEach
    void open() {
        storage = new FaultyStorage(new LocalStorage(folder, new CountingNonces()));
        log = new ModelLog(
                storage,
                new ModelLayout("m"),
                new TickingClock("2026-11-01T06:00:00Z"),
                new CountingNonces(),
                new SettledPut(storage, time, Duration.ofSeconds(60)));
    }

    @Test
    void readsAnEmptyLogAsAnEmptyState() {
        assertThat(log.read()).isEqualTo(ModelState.empty("m"));
    }

    @Test
    void foldsWhatWasAppended() {
        log.append(FIRST, claim("2026-10-31"));
        log.append(FIRST, commit(1));
        log.append(FIRST, new Promote("champion", 1, null, null));
        ModelState state = log.append(FIRST, new Release(Release.Outcome.SUCCEEDED, false));
        assertThat(log.read()).isEqualTo(state);
        assertThat(state.epoch()).isEqualTo(1);
        assertThat(state.tail().seq()).isEqualTo(4);
        assertThat(state.lastAttempt().orElseThrow().release())
                .isEqualTo(new Release(Release.Outcome.SUCCEEDED, false));
        ModelVersion version = state.alias("champion").orElseThrow();
        assertThat(version.reference()).isEqualTo("m@1");
        assertThat(version.logicalDate()).isEqualTo("2026-10-31");
        assertThat(version.createdAt()).isEqualTo(Instant.parse("2026-11-01T06:00:01Z"));
        assertThat(state.stateOf(version)).isEqualTo(VersionState.PROMOTED);
        assertThat(state.aliasesOf(1)).containsExactly("champion");
        assertThat(state.promotions())
                .containsExactly(
                        new Promotion(Instant.parse("2026-11-01T06:00:02Z"), "run-a", "champion", null, 1, null));
    }

    @Test
    void fencesOffWhoeverClaimedBefore() {
        log.append(FIRST, claim(null));
        log.append(SECOND, claim(null));
        for (LogEvent late : List.of(commit(1), new Release(Release.Outcome.FAILED, true), claim(null))) {
            assertThatThrownBy(() -> log.append(FIRST, late))
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .satisfies(failure -> {
                        assertThat(failure)
                                .hasMessage("Cannot write to the log of m at epoch 1: run run-b on mill-1"
                                        + " has claimed epoch 2");
                        assertThat(failure.code()).isEqualTo(StoreErrors.FENCED);
                        assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RETRY);
                    });
        }
        assertThat(log.read().tail().seq()).isEqualTo(2);
    }

    @Test
    void commitsARunOnceHoweverOftenItIsAsked() {
        log.append(FIRST, claim(null));
        ModelState once = log.append(FIRST, commit(1));
        assertThat(log.append(FIRST, commit(2))).isEqualTo(once);
        assertThat(log.read().versions()).hasSize(1);
    }

    @Test
    void refusesToMoveAnAliasThatWasMovedMeanwhile() {
        log.append(FIRST, claim(null));
        log.append(FIRST, commit(1));
        log.append(FIRST, new Promote("champion", 1, null, null));
        assertThatThrownBy(() -> log.append(FIRST, new Promote("champion", 1, null, null)))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot promote m@1: champion was moved to version 1 meanwhile");
                    assertThat(failure.code()).isEqualTo(StoreErrors.CONFLICT);
                });
    }

    @Test
    void takesTheSlotAfterTheOneThatAnotherWriterTook() {
        log.append(FIRST, claim(null));
        log.append(FIRST, commit(1));
        storage.beforeNextPut(() -> log.append(FIRST, new Promote("champion", 1, null, null)));
        ModelState state = log.append(FIRST, new Release(Release.Outcome.SUCCEEDED, false));
        assertThat(state.tail().seq()).isEqualTo(4);
        assertThat(state.aliases()).containsEntry("champion", 1);
    }

    @Test
    void losesTheClaimToWhoeverWasFaster() {
        storage.beforeNextPut(() -> log.append(new Author(1, "run-b", "0001-b"), claim(null)));
        assertThatThrownBy(() -> log.append(FIRST, claim(null)))
                .hasMessage("Cannot write to the log of m at epoch 1: run run-b on mill-1 has claimed epoch 1");
    }

    @Test
    void recognisesItsOwnEntryWhenTheAnswerIsLost() {
        storage.loseNextAnswer();
        ModelState state = log.append(FIRST, claim(null));
        assertThat(state.epoch()).isEqualTo(1);
        assertThat(log.read()).isEqualTo(state);
    }

    @Test
    void repeatsWhatAFailureDidNotStore() {
        storage.failNextPut();
        ModelState state = log.append(FIRST, claim(null));
        assertThat(state.tail().seq()).isEqualTo(1);
        assertThat(log.read()).isEqualTo(state);
    }

    @Test
    void decidesAgainWhenAnotherTookTheNumberThatAFailureLeftFree() {
        log.append(FIRST, claim(null));
        log.append(FIRST, commit(1));
        storage.failNextPut();
        time.atNextPause(() -> log.append(FIRST, new Promote("champion", 1, null, null)));
        ModelState state = log.append(FIRST, new Release(Release.Outcome.SUCCEEDED, false));
        assertThat(state.tail().seq()).isEqualTo(4);
        assertThat(log.read()).isEqualTo(state);
    }

    @Test
    void givesUpOnAStorageThatStaysSilent() {
        storage.failAllPuts();
        assertThatThrownBy(() -> log.append(FIRST, claim(null)))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure)
                            .hasMessage("Cannot learn whether m/log/00000000000000000001.json was stored:"
                                    + " Cannot write: the network is down");
                    assertThat(failure.code()).isEqualTo(StoreErrors.OUTCOME_UNKNOWN);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.RETRY);
                    assertThat(failure.hint())
                            .isEqualTo("nothing was deleted; start the run again once the storage answers");
                });
        assertThat(time.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
        assertThat(log.read()).isEqualTo(ModelState.empty("m"));
    }

    @Test
    void refusesEntriesThatAreTooLarge() {
        Claim large = new Claim(
                new Owner("mill-1", 1, Instant.EPOCH),
                60,
                new JobIdentity("j", "d"),
                null,
                new Rerun(0, "x".repeat(70_000)),
                new InputsReference("k", "s"),
                null);
        assertThatThrownBy(() -> log.append(FIRST, large))
                .hasMessageMatching("Cannot write a CLAIM entry: it has 7\\d{4} bytes \\(limit 65536\\)");
    }

    private static Claim claim(@Nullable String date) {
        return new Claim(
                new Owner("mill-1", 1, Instant.EPOCH),
                60,
                new JobIdentity("j", "d"),
                date,
                new Rerun(0, null),
                new InputsReference("k", "s"),
                null);
    }

    private static Commit commit(int version) {
        return new Commit(
                version,
                new ManifestReference("k", "s", 1, null),
                "s",
                Map.of("areaUnderROC", 0.7, "r2", Double.NaN),
                GateDecision.decide(List.of(), Map.of()),
                null);
    }
}
