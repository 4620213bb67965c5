package dev.gristmill.trainer.iteration;

import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.spi.LearnerState;
import org.jspecify.annotations.Nullable;

/** Remembers the best state of a fit, and says when none better is to be expected. For one thread. */
final class EarlyStopping {

    private final EarlyStoppingSpec spec;
    private final ValidationMetric measure;
    private FitProgress.@Nullable Best best;

    /**
     * Of one fit.
     *
     * @param measure what is seen
     * @param before what earlier attempts have seen; null for nothing
     */
    EarlyStopping(EarlyStoppingSpec spec, ValidationMetric measure, FitProgress.@Nullable Best before) {
        this.spec = spec;
        this.measure = measure;
        this.best = before;
    }

    /** Takes the metric after a step. */
    void saw(double value, LearnerState state) {
        FitProgress.Best before = best;
        best = before == null || measure.improvement(value, before.value()) > spec.minDelta()
                ? new FitProgress.Best(state, value, 0)
                : new FitProgress.Best(before.state(), before.value(), before.waited() + 1);
    }

    /** Whether there have been too many steps without an improvement. */
    boolean exhausted() {
        return best != null && best.waited() >= spec.patience();
    }

    /** What it has seen; null for nothing. */
    FitProgress.@Nullable Best best() {
        return best;
    }
}
