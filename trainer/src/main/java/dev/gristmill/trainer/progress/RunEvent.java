package dev.gristmill.trainer.progress;

import dev.gristmill.store.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened in a run. */
public sealed interface RunEvent {

    /** The steps that a run goes through, in their order. */
    List<RunState> STEPS = List.of(
            RunState.VALIDATING,
            RunState.READING,
            RunState.PREPARING,
            RunState.TRAINING,
            RunState.EVALUATING,
            RunState.PUBLISHING);

    /** In a second. */
    int MILLIS = 1000;

    /**
     * The run has a name and a place.
     *
     * @param runId the run
     * @param attemptId this attempt at it
     * @param folder where its status stands
     */
    record Claimed(String runId, String attemptId, String folder) implements RunEvent {}

    /** A step began. */
    record StepStarted(RunState step) implements RunEvent {}

    /** A step ended well. */
    record StepFinished(RunState step, Duration took) implements RunEvent {}

    /**
     * Spark finished some tasks.
     *
     * @param tasksDone of the jobs under way in this step
     * @param tasks of the jobs under way in this step, as far as they are known
     * @param rowsRead rows of the source since the run began
     * @param bytesRead bytes of the source since the run began
     */
    record Advanced(int tasksDone, int tasks, long rowsRead, long bytesRead) implements RunEvent {}

    /**
     * A task has read some of the source whose bytes are known to be on some hosts.
     *
     * @param tasks how many such tasks there were so far
     * @param local how many of them ran on one of these hosts
     */
    record Placed(int tasks, int local) implements RunEvent {}

    /**
     * A step of a fit is done.
     *
     * @param point what it came to
     * @param maxIterations how many there can be
     * @param validationMetric what the point's validation is; null for none
     * @param spent on iterations, over all attempts
     * @param rows that every iteration looks at
     */
    record Iterated(
            CurvePoint point, int maxIterations, @Nullable String validationMetric, Duration spent, long rows)
            implements RunEvent {

        /** How many rows an iteration looks at in a second, on average. */
        public double rowsPerSecond() {
            return spent.isZero() ? 0 : rows * (double) point.iteration() * MILLIS / spent.toMillis();
        }

        /** How long all iterations that are left would take. */
        public Duration remaining() {
            return spent.dividedBy(point.iteration()).multipliedBy(maxIterations - point.iteration());
        }
    }

    /**
     * A checkpoint was written.
     *
     * @param iteration how many iterations it has behind it
     * @param folder where it is
     * @param took how long that took
     */
    record Checkpointed(int iteration, String folder, Duration took) implements RunEvent {}

    /** A fact that a person wants to know, as one sentence without a final period. */
    record Noted(String text) implements RunEvent {}

    /** Nothing happens yet, for a reason that is told again while it holds; one sentence without a final period. */
    record Waiting(String text) implements RunEvent {}

    /** Something that may be wrong, as one sentence without a final period. */
    record Warned(String text) implements RunEvent {}

    /** The model was measured on the held-out rows. */
    record Measured(Map<String, Double> metrics) implements RunEvent {}

    /**
     * The run is over.
     *
     * @param state one of its ends
     * @param exitCode of the process
     * @param error what failed, in one line; empty when nothing did
     */
    record Finished(RunState state, int exitCode, String error) implements RunEvent {}
}
