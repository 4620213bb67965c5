package dev.gristmill.trainer.algorithm;

import java.util.Map;
import org.apache.spark.ml.Estimator;

/** Sets an estimator's parameters by name. */
final class SparkEstimator {

    private static final String SEED = "seed";

    private SparkEstimator() {}

    /**
     * Sets what the job states, and the seed where there is one and the job states none.
     *
     * @param params values of the parameters' own Java types, as the catalogue has checked
     */
    static Estimator<?> configured(Estimator<?> estimator, Map<String, Object> params, long seed) {
        params.forEach((name, value) -> set(estimator, name, value));
        if (estimator.hasParam(SEED) && !params.containsKey(SEED)) {
            set(estimator, SEED, seed);
        }
        return estimator;
    }

    private static void set(Estimator<?> estimator, String name, Object value) {
        estimator.set(estimator.getParam(name), value);
    }
}
