package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.stage.SparkParams;
import org.apache.spark.ml.Estimator;

/** Tells an estimator which column has the rows' weights. */
public final class Weights {

    private static final String PARAMETER = "weightCol";

    private Weights() {}

    /**
     * Sets it if the job has weights; returns the estimator.
     *
     * @throws GristmillException when it cannot weigh rows
     */
    public static Estimator<?> set(Estimator<?> estimator, TrainingJob job) {
        if (job.weight() == null) {
            return estimator;
        }
        if (!estimator.hasParam(PARAMETER)) {
            throw new GristmillException(
                    TrainerErrors.ALGORITHM_PARAMS,
                    "Cannot use weight: " + job.algorithm().name() + " has no " + PARAMETER,
                    "weight",
                    "leave it out, or take another algorithm");
        }
        SparkParams.set(estimator, PARAMETER, Learner.WEIGHT);
        return estimator;
    }
}
