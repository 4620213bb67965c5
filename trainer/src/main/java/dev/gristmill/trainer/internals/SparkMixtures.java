package dev.gristmill.trainer.internals;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.stat.distribution.MultivariateGaussian;

/** Mixtures of spark.ml from their numbers: Scala keeps their constructor to Spark. */
public final class SparkMixtures {

    private SparkMixtures() {}

    /**
     * A mixture of Gaussians.
     *
     * @param weights of the components, above 0, with the sum 1
     * @param components as many as there are weights
     */
    public static GaussianMixtureModel gaussian(
            Estimator<?> estimator, double[] weights, MultivariateGaussian[] components) {
        return SparkModels.like(
                estimator, new GaussianMixtureModel(estimator.uid(), weights.clone(), components.clone()));
    }
}
