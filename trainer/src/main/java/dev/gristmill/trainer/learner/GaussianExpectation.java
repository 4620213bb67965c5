package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.distribution.MultivariateGaussian;

/**
 * What each component of a mixture is responsible for: its weight, the sum of its rows' distances from its mean, and the
 * upper triangle of the sum of their products; after all components the log-likelihood. Distances are from the mean that
 * the component has now, so that a covariance does not suffer from means that are far from 0.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GaussianExpectation(double[] weights, MultivariateGaussian[] components) implements Blocks.Term {

    /** Added to each density, as spark.ml does, so that a row far from everything belongs to all alike. */
    private static final double LEAST = Math.ulp(1.0);

    static GaussianExpectation of(Gaussians mixture) {
        return new GaussianExpectation(mixture.weights(), mixture.distributions());
    }

    /** How many numbers belong to a component. */
    static int size(int features) {
        return 1 + features + Gaussians.triangle(features);
    }

    @Override
    public void add(Block block, double[] sum) {
        double[] shares = new double[weights.length];
        double[][] means = new double[weights.length][];
        for (int i = 0; i < means.length; i++) {
            means[i] = components[i].mean().toArray();
        }
        for (int row = 0; row < block.rows(); row++) {
            double[] numbers = block.row(row);
            double density = densities(numbers, shares);
            sum[sum.length - 1] += block.weight(row) * Math.log(density);
            for (int i = 0; i < shares.length; i++) {
                double share = block.weight(row) * (shares[i] / density);
                add(numbers, means[i], share, sum, i * size(numbers.length));
            }
        }
    }

    private double densities(double[] row, double[] densities) {
        double total = 0;
        for (int i = 0; i < densities.length; i++) {
            densities[i] = LEAST + weights[i] * components[i].pdf(Vectors.dense(row));
            total += densities[i];
        }
        return total;
    }

    private static void add(double[] row, double[] mean, double share, double[] sum, int offset) {
        int products = offset + 1 + row.length;
        sum[offset] += share;
        for (int column = 0; column < row.length; column++) {
            double weighted = share * (row[column] - mean[column]);
            sum[offset + 1 + column] += weighted;
            for (int other = 0; other <= column; other++) {
                sum[products++] += weighted * (row[other] - mean[other]);
            }
        }
    }
}
