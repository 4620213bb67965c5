package dev.gristmill.cli.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.log.Release;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunState;
import dev.gristmill.store.run.StoredRun;
import dev.gristmill.store.time.MonotonicTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowingTest {

    private final Script script = new Script();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private StatusRuns runs;
    private RunClaim claim;

    @BeforeEach
    void begin() {
        runs = new StatusRuns(folder);
        claim = runs.claim();
        claim.updateStatus(StatusRuns.training(claim, 12, script.now));
    }

    @Test
    void tellsAllThereIs() {
        script.now = script.now.plusSeconds(2);
        following().tell(run());
        assertThat(out.toString().replace(folder.toString(), "STORE"))
                .isEqualTo("""
                        run         RUN
                        attempt     ATTEMPT
                        model       flight-delays, job delays, for 2026-10-31
                        state       training, step 4 of 6, 52.5 %
                        fit         iteration 12 of 100, 90 s left at most
                        metrics     change 0.0031, loss 0.4714, 40,120 rows/s, validation.areaUnderROC 0.7123
                        source      81,000 rows and 12.0 MiB read
                        checkpoint  14 s old, in checkpoints/000002
                        began       2026-11-01 06:00:00Z
                        status      2 s old, in file://STORE/flight-delays/runs/RUN/ATTEMPT
                        """.replace("RUN", claim.runId()).replace("ATTEMPT", claim.attemptId()));
    }

    @Test
    void tellsWhatHasChangedAndEndsWell() throws InterruptedException {
        script.then(() -> claim.updateStatus(StatusRuns.training(claim, 12, script.now)));
        script.then(() -> claim.updateStatus(StatusRuns.training(claim, 13, script.now)));
        script.then(() -> claim.updateStatus(StatusRuns.ended(claim, RunState.SUCCEEDED, script.now, 0, null)));

        assertThat(following().follow(run())).isEqualTo(ExitCode.OK);
        String rest = "change 0.0031, loss 0.4714, 40,120 rows/s, validation.areaUnderROC 0.7123,"
                + " 81,000 rows and 12.0 MiB read, checkpoint of 2026-11-01 06:00:48Z";
        assertThat(changes())
                .containsExactly(
                        "2026-11-01 06:01:02Z  training, step 4 of 6, 52.5 %, iteration 13 of 100, 90 s left at most, "
                                + rest,
                        "2026-11-01 06:01:03Z  succeeded, 100.0 %, " + rest);
    }

    @Test
    void endsWithTheExitCodeOfTheRunAndSaysWhy() throws InterruptedException {
        ErrorDocument error =
                new ErrorDocument("RUN-820", Blame.RESOURCE, "Cannot go on: no space", "disk", "make room", true);
        script.then(() -> claim.updateStatus(StatusRuns.ended(claim, RunState.FAILED, script.now, 75, error)));
        assertThat(following().follow(run())).isEqualTo(ExitCode.RETRY);
        assertThat(out.toString()).endsWith("""
                        error RUN-820 disk: Cannot go on: no space
                          hint: make room
                        """);
    }

    @Test
    void endsAtOnceWhereTheRunHas() throws InterruptedException {
        claim.updateStatus(StatusRuns.ended(claim, RunState.REJECTED, script.now, 10, null));
        assertThat(following().follow(run())).isEqualTo(ExitCode.REJECTED);
        assertThat(out.toString()).contains("state       rejected, 100.0 %", "exit code   10");
    }

    @Test
    void tellsSilenceOnceAndGoesOnWithTheNextAttempt() throws InterruptedException {
        script.then(() -> script.now = script.now.plusSeconds(30));
        script.then(() -> {});
        script.then(() -> {
            claim.release(new Release(Release.Outcome.STOPPED, true));
            claim = runs.claim();
            claim.updateStatus(StatusRuns.training(claim, 40, script.now));
        });
        script.then(() -> {});
        script.then(() -> claim.updateStatus(StatusRuns.ended(claim, RunState.STOPPED, script.now, 143, null)));
        StoredRun first = run();

        assertThat(following().follow(first)).isEqualTo(ExitCode.STOPPED);
        assertThat(run().attempt().attemptId()).isNotEqualTo(first.attempt().attemptId());
        assertThat(changes()).hasSize(3);
        assertThat(changes().get(0))
                .contains("iteration 12 of 100")
                .endsWith(
                        "silent for more than 30 s: gone, or in one long task, or the clocks of the two hosts differ");
        assertThat(changes().get(1)).contains("iteration 40 of 100").doesNotContain("silent");
        assertThat(changes().get(2)).contains("stopped");
    }

    @Test
    void endsWhereOnlyTheLogHasTheEnd() throws InterruptedException {
        claim.release(new Release(Release.Outcome.FAILED, true));
        script.now = script.now.plusSeconds(31);
        script.idle(31);

        assertThat(following().follow(run())).isEqualTo(ExitCode.RETRY);
        assertThat(out.toString()).endsWith("ended as FAILED, says the log; the last status was not written\n");
        assertThat(script.looks).isEqualTo(31);
    }

    @Test
    void hasNothingToFollowBeforeTheFirstStatus() throws IOException {
        Files.delete(folder.resolve(claim.runFolder()).resolve("status.json"));
        assertThatThrownBy(() -> following().follow(run()))
                .isInstanceOf(GristmillException.class)
                .hasMessageContaining("it has not begun to tell");
    }

    private StoredRun run() {
        return runs.store().runs().find(claim.runId());
    }

    private Following following() {
        return new Following(runs.store().runs(), () -> script.now, script, new PrintWriter(out));
    }

    private List<String> changes() {
        return out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("status "))
                .skip(1)
                .toList();
    }

    /** What happens in each second that somebody waits; one who waits longer fails. */
    private static final class Script implements MonotonicTime {

        private final Queue<Runnable> acts = new ArrayDeque<>();
        private Instant now = StatusRuns.STARTED.plusSeconds(60);
        private int looks;

        void then(Runnable act) {
            acts.add(act);
        }

        void idle(int seconds) {
            for (int i = 0; i < seconds; i++) {
                then(() -> {});
            }
        }

        @Override
        public Duration elapsed() {
            return Duration.ofSeconds(looks);
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
            looks++;
            acts.remove().run();
        }
    }
}
