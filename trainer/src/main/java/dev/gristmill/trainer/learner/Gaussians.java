package dev.gristmill.trainer.learner;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.distribution.MultivariateGaussian;

/**
 * The components of a mixture. Of a covariance the upper triangle is kept, column by column.
 *
 * @param features how many columns a row has
 * @param weights of the k components, with the sum 1
 * @param means k x features
 * @param covariances k x features * (features + 1) / 2
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gaussians(int features, double[] weights, double[] means, double[] covariances) {

    /** Without components yet: all numbers are 0. */
    static Gaussians empty(int k, int features) {
        return new Gaussians(
                features,
                new double[k],
                new double[k * features],
                new double[Math.multiplyExact(k, triangle(features))]);
    }

    /**
     * Those of a model.
     *
     * @param places for each column the one in the model's distributions
     */
    static Gaussians of(double[] weights, MultivariateGaussian[] distributions, int[] places) {
        int features = places.length;
        Gaussians mixture = empty(weights.length, features);
        System.arraycopy(weights, 0, mixture.weights, 0, weights.length);
        for (int i = 0; i < weights.length; i++) {
            int at = i * triangle(features);
            for (int column = 0; column < features; column++) {
                mixture.means[i * features + column] = distributions[i].mean().apply(places[column]);
                for (int row = 0; row <= column; row++) {
                    mixture.covariances[at++] = distributions[i].cov().apply(places[row], places[column]);
                }
            }
        }
        return mixture;
    }

    /** How many numbers an upper triangle has. */
    static int triangle(int features) {
        return Math.toIntExact((long) features * (features + 1) / 2);
    }

    int k() {
        return weights.length;
    }

    /** The distributions as spark.ml has them. */
    MultivariateGaussian[] distributions() {
        MultivariateGaussian[] distributions = new MultivariateGaussian[k()];
        for (int i = 0; i < distributions.length; i++) {
            double[] mean = Arrays.copyOfRange(means, i * features, (i + 1) * features);
            distributions[i] = new MultivariateGaussian(
                    Vectors.dense(mean), new DenseMatrix(features, features, symmetric(i * triangle(features))));
        }
        return distributions;
    }

    private double[] symmetric(int offset) {
        double[] all = new double[features * features];
        int at = offset;
        for (int column = 0; column < features; column++) {
            for (int row = 0; row <= column; row++) {
                all[column * features + row] = covariances[at];
                all[row * features + column] = covariances[at++];
            }
        }
        return all;
    }
}
