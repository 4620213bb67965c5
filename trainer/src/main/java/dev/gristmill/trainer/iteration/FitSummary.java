package dev.gristmill.trainer.iteration;

import dev.gristmill.trainer.progress.CurvePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a fit went that went step by step.
 *
 * @param learner what fitted
 * @param start where it began; null for a job that asks for no warm start
 * @param iterations how many there were, over all attempts
 * @param maxIterations how many there could be
 * @param ending why it ended
 * @param bestIteration the one whose state became the model
 * @param resumedAt how many iterations came from earlier attempts; null for a fit that began here
 * @param validationMetric what the curve's validation is; null for none
 * @param curve one point for each step
 */
public record FitSummary(
        String learner,
        @Nullable Start start,
        int iterations,
        int maxIterations,
        Ending ending,
        int bestIteration,
        @Nullable Integer resumedAt,
        @Nullable String validationMetric,
        List<CurvePoint> curve) {

    public FitSummary {
        curve = List.copyOf(curve);
    }
}
