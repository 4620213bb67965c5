package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.run.RunState;
import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

final class FailuresTest {

    @Test
    void leavesAFailureOfOursAsItIs() {
        GristmillException ours = Failures.stopped(null);
        assertThat(Failures.explain(ours, RunState.TRAINING)).isSameAs(ours);
    }

    @Test
    void blamesTheRowsForWhatAnAlgorithmRefuses() {
        GristmillException told = Failures.explain(
                new SparkException("Job aborted", new IllegalArgumentException("requirement failed: maxBins = 32.")),
                RunState.TRAINING);
        assertThat(told).hasMessage("Cannot train on these rows: requirement failed: maxBins = 32");
        assertThat(told.code().exitCode().number()).isEqualTo(65);
    }

    @Test
    void letsALostExecutorBeTriedAgain() {
        for (Throwable lost : new Throwable[] {
            new SparkException("Job aborted: ExecutorLostFailure (executor 1 exited)"),
            new SparkException("Job 3 cancelled because SparkContext was shut down")
        }) {
            GristmillException told = Failures.explain(lost, RunState.TRAINING);
            assertThat(told.retryable()).isTrue();
            assertThat(told.code().exitCode().number()).isEqualTo(75);
        }
    }

    @Test
    void saysWhatToDoAboutAFullDisk() {
        Throwable failure = new SparkException(
                "Task failed while writing rows to file:/models.", new IOException("No space left on device"));

        GristmillException told = Failures.explain(failure, RunState.PUBLISHING);

        assertThat(told).hasMessage("Cannot go on: no space is left: Task failed while writing rows to file:/models");
        assertThat(told.hint()).isEqualTo("make room in the store and in Spark's local folders, then run it again");
        assertThat(told.code().id()).isEqualTo("RUN-820");
        assertThat(told.code().exitCode().number()).isEqualTo(75);
    }

    @Test
    void endsWithThreeWhenMemoryRunsOut() {
        Throwable failure = new SparkException("Job aborted", new OutOfMemoryError("Java heap space"));
        assertThat(Failures.explain(failure, RunState.TRAINING)
                        .code()
                        .exitCode()
                        .number())
                .isEqualTo(3);
    }

    @Test
    void callsWhatItCannotExplainABug() {
        GristmillException told = Failures.explain(new IllegalStateException("impossible"), RunState.PUBLISHING);
        assertThat(told).hasMessage("Cannot go on: IllegalStateException: impossible");
        assertThat(told.code().exitCode().number()).isEqualTo(70);
        assertThat(told.getCause()).isInstanceOf(IllegalStateException.class);
    }
}
