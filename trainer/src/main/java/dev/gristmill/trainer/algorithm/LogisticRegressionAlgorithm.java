package dev.gristmill.trainer.algorithm;

import dev.gristmill.spi.Algorithm;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;

/** {@code logistic-regression}: {@link LogisticRegression}. */
public final class LogisticRegressionAlgorithm implements Algorithm {

    private static final String NAME = "logistic-regression";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Estimator<?> estimator(Map<String, Object> params, long seed) {
        return SparkEstimator.configured(new LogisticRegression(NAME), params, seed);
    }
}
