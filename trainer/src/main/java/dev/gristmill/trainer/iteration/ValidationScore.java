package dev.gristmill.trainer.iteration;

import dev.gristmill.job.EarlyStoppingSpec;
import org.apache.spark.ml.Model;
import org.jspecify.annotations.Nullable;

/**
 * What early stopping looks at.
 *
 * @param spec what the job says
 * @param measure the metric that it names
 */
public record ValidationScore(EarlyStoppingSpec spec, ValidationMetric measure) {

    /** The metric's name. */
    String metric() {
        return measure.name();
    }

    double of(Model<?> model) {
        return measure.of(model);
    }

    EarlyStopping stopping(FitProgress.@Nullable Best before) {
        return new EarlyStopping(spec, measure, before);
    }
}
