package dev.gristmill.trainer.iteration;

import dev.gristmill.job.EarlyStoppingSpec;
import dev.gristmill.job.MetricDescription.Direction;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.Model;
import org.jspecify.annotations.Nullable;

/**
 * What early stopping looks at.
 *
 * @param spec what the job says
 * @param direction of the metric
 * @param score the metric of a model on the validation rows
 */
public record ValidationScore(EarlyStoppingSpec spec, Direction direction, ToDoubleFunction<Model<?>> score) {

    /** The metric's name. */
    String metric() {
        return spec.metric();
    }

    double of(Model<?> model) {
        return score.applyAsDouble(model);
    }

    EarlyStopping stopping(FitProgress.@Nullable Best before) {
        return new EarlyStopping(spec, direction, before);
    }
}
