package dev.gristmill.trainer.iteration;

import dev.gristmill.job.MetricDescription.Direction;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.Model;

/**
 * How good a model is on the validation rows.
 *
 * @param name of the metric
 * @param direction which values are better
 * @param score the metric of a model
 */
public record ValidationMetric(String name, Direction direction, ToDoubleFunction<Model<?>> score) {

    /** Of a model; reads the validation rows. */
    public double of(Model<?> model) {
        return score.applyAsDouble(model);
    }

    /** By how much a value is better than another; negative if it is worse. */
    public double improvement(double value, double than) {
        return direction == Direction.HIGHER_IS_BETTER ? value - than : than - value;
    }
}
