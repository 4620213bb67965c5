package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code logLoss}: the mean over rows of the negative natural logarithm of the probability given to the true class,
 * which is kept 1e-15 away from 0, as in {@link org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator}.
 */
public final class LogLoss implements Metric {

    @Override
    public String name() {
        return "logLoss";
    }

    @Override
    public double value(BinaryScores scores) {
        return scores.logLossSum() / scores.weight();
    }
}
