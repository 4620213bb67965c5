package dev.gristmill.trainer.algorithm;

import dev.gristmill.spi.Algorithm;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.GBTClassifier;

/** {@code gradient-boosted-trees}: {@link GBTClassifier}. */
public final class GradientBoostedTreesAlgorithm implements Algorithm {

    private static final String NAME = "gradient-boosted-trees";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Estimator<?> estimator(Map<String, Object> params, long seed) {
        return SparkEstimator.configured(new GBTClassifier(NAME), params, seed);
    }
}
