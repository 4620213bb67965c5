package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.spi.Algorithm;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.stage.SparkParams;
import dev.gristmill.trainer.stage.SparkStages;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Params;

/** Makes a job's estimator: by the plug-in of that name if there is one, otherwise by its class. */
public final class Estimators {

    private static final String SEED = "seed";
    private static final String NESTED = "classifier";

    private final Map<String, Algorithm> plugins;

    /** With these plug-ins by name. */
    public Estimators(Map<String, Algorithm> plugins) {
        this.plugins = Map.copyOf(plugins);
    }

    /**
     * A new estimator with what the job states, and the seed where there is one and the job states none. Columns keep
     * spark.ml's names.
     *
     * @throws GristmillException when there is no such class, or it refuses a parameter
     */
    public Estimator<?> estimator(AlgorithmSpec spec, long seed) {
        try {
            Estimator<?> estimator = configured(spec, seed);
            AlgorithmSpec nested = spec.algorithm();
            if (nested != null) {
                set(estimator, NESTED, estimator(nested, seed));
            }
            return estimator;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new GristmillException(
                    TrainerErrors.ALGORITHM_PARAMS,
                    "Invalid algorithm.params: " + spec.name() + " refuses them (" + reason(e) + ")",
                    "algorithm.params",
                    "look up what " + spec.className() + " takes",
                    e);
        }
    }

    private static String reason(RuntimeException refusal) {
        return String.valueOf(refusal.getMessage()).replaceFirst("[.;]+$", "");
    }

    private Estimator<?> configured(AlgorithmSpec spec, long seed) {
        Algorithm plugin = plugins.get(spec.name());
        if (plugin != null) {
            return plugin.estimator(spec.params(), seed);
        }
        Estimator<?> estimator = SparkStages.create(spec.className(), Estimator.class, spec.name(), spec.params());
        seeded(estimator, spec.params(), seed);
        return estimator;
    }

    /** Sets the seed of a stage that has one and is not told which. */
    static void seeded(Params stage, Map<String, Object> params, long seed) {
        if (stage.hasParam(SEED) && !params.containsKey(SEED)) {
            SparkParams.set(stage, SEED, seed);
        }
    }

    private static void set(Params stage, String name, Object value) {
        stage.set(stage.getParam(name), value);
    }
}
