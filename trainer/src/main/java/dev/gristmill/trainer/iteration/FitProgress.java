package dev.gristmill.trainer.iteration;

import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.progress.CurvePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a fit has come, over all attempts: what a checkpoint holds.
 *
 * @param state of the learner
 * @param start where it began; null for a job that asks for no warm start
 * @param best what early stopping has seen; null where none looks
 * @param spentMillis spent on iterations
 * @param curve one point for each step
 */
record FitProgress(
        LearnerState state, @Nullable Start start, @Nullable Best best, long spentMillis, List<CurvePoint> curve) {

    FitProgress {
        curve = List.copyOf(curve);
    }

    /**
     * What early stopping has seen.
     *
     * @param state of the learner when the metric was best
     * @param value the metric then
     * @param waited how many steps there have been since
     */
    record Best(LearnerState state, double value, int waited) {}
}
