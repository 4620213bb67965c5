package dev.gristmill.trainer.progress;

import org.jspecify.annotations.Nullable;

/**
 * One point of the curves of a fit.
 *
 * @param iteration from 1
 * @param loss what the fit makes small; null where that is not known
 * @param change how much still moves; null where that is not known
 * @param validation the metric that early stopping looks at; null where none does
 */
public record CurvePoint(
        int iteration,
        @Nullable Double loss,
        @Nullable Double change,
        @Nullable Double validation) {

    public CurvePoint {
        loss = finite(loss);
        change = finite(change);
        validation = finite(validation);
    }

    private static @Nullable Double finite(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : value;
    }
}
