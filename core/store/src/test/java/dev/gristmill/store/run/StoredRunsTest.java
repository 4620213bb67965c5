package dev.gristmill.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.MemoryStorage;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.LogTail;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StoredRunsTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final TestStore store = new TestStore(storage);
    private final StoredRuns runs = store.store().runs();

    @Test
    void findsARunByItsIdByItsFirstDigitsAndByItsModel() {
        RunClaim first = ended("2026-10-30");
        RunClaim second = ended("2026-10-31");

        assertThat(runs.find(first.runId()).runId()).isEqualTo(first.runId());
        assertThat(runs.find(first.runId().substring(0, 4)).runId()).isEqualTo(first.runId());
        assertThat(runs.find(TestStore.MODEL).runId()).isEqualTo(second.runId());
        assertThat(runs.find(TestStore.MODEL).model()).isEqualTo(TestStore.MODEL);
    }

    @Test
    void meansTheNewestAttempt() {
        RunClaim first = store.claim(TestStore.request("2026-10-31"));
        StoredRun before = runs.find(first.runId());
        first.release(new Release(Release.Outcome.STOPPED, true));
        RunClaim second = store.claim(TestStore.request("2026-10-31"));

        assertThat(second.runId()).isEqualTo(first.runId());
        assertThat(runs.find(first.runId()).attempt().attemptId()).isEqualTo(second.attemptId());
        assertThat(before.attempt().attemptId()).isEqualTo(first.attemptId());
        assertThat(runs.newest(before).attempt().attemptId()).isEqualTo(second.attemptId());
    }

    @Test
    void readsWhatTheRunWrote() {
        RunClaim claim = store.claim(TestStore.request("2026-10-31"));
        StoredRun run = runs.find(claim.runId());
        assertThat(runs.lookUp(run)).isEmpty();
        RunStatus status = status(claim, RunState.TRAINING);
        claim.updateStatus(status);

        assertThat(runs.status(run)).isEqualTo(status);
        assertThat(runs.folder(run)).isEqualTo(claim.runUri());
        assertThat(storage.read(claim.runFolder() + "/metrics.prom")).hasValue(status.prometheus());
    }

    @Test
    void namesTheRunsThatAreThere() {
        RunClaim first = ended("2026-10-30");
        RunClaim second = ended(null);
        assertThatThrownBy(() -> runs.find("zzzz"))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot find run 'zzzz': no id begins so, and no model has this name")
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StoreErrors.RUN_MISSING);
                    assertThat(failure.code().exitCode().number()).isEqualTo(66);
                    assertThat(failure.hint())
                            .isEqualTo("runs there: " + second.runId().substring(0, 12) + " (flight-delays), "
                                    + first.runId().substring(0, 12) + " (flight-delays, 2026-10-30)");
                });
    }

    @Test
    void namesAFewOfManyRuns() {
        for (int day = 10; day < 22; day++) {
            ended("2026-10-" + day);
        }
        assertThatThrownBy(() -> runs.find("../etc"))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .extracting(GristmillException::hint, InstanceOfAssertFactories.STRING)
                .contains("2026-10-21", "2026-10-12")
                .doesNotContain("2026-10-11")
                .endsWith(", and 2 older ones");
    }

    @Test
    void namesTheCandidatesBetweenWhichItCannotChoose() {
        Attempt attempt = runs.find(ended("2026-10-31").runId()).attempt();
        ModelState twins = state(List.of(attempt, named(attempt, "abcd1"), named(attempt, "abcd2")));
        StoredRuns twice = new StoredRuns(
                storage, () -> List.of("other"), model -> model.equals("other") ? twins : state(List.of()));

        assertThat(twice.find("abcd2").runId()).isEqualTo("abcd2");
        assertThatThrownBy(() -> twice.find("abcd"))
                .hasMessage("Cannot choose a run: the ids of 2 begin with 'abcd'")
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StoreErrors.RUN_AMBIGUOUS);
                    assertThat(failure.hint())
                            .startsWith("name more digits of one of ")
                            .contains("abcd1 (other, 2026-10-31)", "abcd2 (other, 2026-10-31)")
                            .doesNotContain(attempt.runId());
                });
    }

    private static Attempt named(Attempt attempt, String runId) {
        return new Attempt(runId, attempt.attemptId(), attempt.epoch(), attempt.claimedAt(), attempt.claim(), null);
    }

    private static ModelState state(List<Attempt> attempts) {
        return new ModelState(
                "other", attempts.size(), new LogTail(1, ""), attempts, List.of(), Map.of(), List.of(), List.of());
    }

    @Test
    void asksForEnoughOfAnId() {
        ended("2026-10-31");
        assertThatThrownBy(() -> runs.find("abc"))
                .hasMessage(
                        "Invalid run: 'abc' (expected at least the first 4 digits of a run's id, or a model's name)")
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .extracting(failure -> failure.code().exitCode().number())
                .isEqualTo(64);
    }

    @Test
    void saysThatThereIsNoStatus() {
        RunClaim claim = ended("2026-10-31");
        StoredRun run = runs.find(claim.runId());
        assertThatThrownBy(() -> runs.status(run))
                .hasMessage("Cannot find the status of attempt " + claim.attemptId() + " of run "
                        + claim.runId().substring(0, 12) + " (flight-delays, 2026-10-31): it has not begun to tell,"
                        + " or its files were collected")
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .extracting(GristmillException::code)
                .isEqualTo(StoreErrors.RUN_MISSING);
    }

    @Test
    void refusesADamagedStatusAndANewerOne() {
        RunClaim claim = ended("2026-10-31");
        StoredRun run = runs.find(claim.runId());
        for (String text :
                new String[] {"{\"schemaVersion\":1,", "{\"schemaVersion\":2}", "{\"schemaVersion\":1}", ""}) {
            storage.replace(claim.runFolder() + "/status.json", text.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> runs.status(run))
                    .as(text)
                    .hasMessageStartingWith("Cannot read the status of run ")
                    .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                    .extracting(GristmillException::code)
                    .isEqualTo(StoreErrors.STATUS_DAMAGED);
        }
    }

    private RunClaim ended(@Nullable String date) {
        RunClaim claim = store.claim(TestStore.request(date));
        claim.release(new Release(Release.Outcome.FAILED, false));
        return claim;
    }

    private static RunStatus status(RunClaim claim, RunState state) {
        return new RunStatus(
                claim.runId(),
                claim.attemptId(),
                "delays",
                state,
                state.name(),
                4,
                6,
                12,
                100,
                42.5,
                90L,
                Map.of(RunStatus.LOSS, 0.5),
                81_000L,
                1L << 40,
                "checkpoints/000002",
                Instant.parse("2026-11-01T06:00:45.250Z"),
                Instant.parse("2026-11-01T06:00:00Z"),
                Instant.parse("2026-11-01T06:01:00Z"),
                null,
                null);
    }
}
