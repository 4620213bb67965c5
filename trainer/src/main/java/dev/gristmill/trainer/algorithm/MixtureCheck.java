package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.rows.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.stat.distribution.MultivariateGaussian;

/** Refuses mixtures of Gaussians with a part that is flat, empty or no number. */
final class MixtureCheck {

    /** The least share of a feature's variance that the features before it must leave unexplained. */
    private static final double INDEPENDENT = 1e-10;

    private MixtureCheck() {}

    static void check(GaussianMixtureModel mixture) {
        double[] weights = mixture.weights();
        MultivariateGaussian[] parts = mixture.gaussians();
        IntStream.range(0, parts.length)
                .filter(part -> !(weights[part] > 0))
                .findFirst()
                .ifPresent(part -> refuse("component " + part + " has the weight " + weights[part]));
        int singular = (int) Arrays.stream(parts)
                .filter(part -> !Vectors.finite(part.mean()) || singular(part.cov()))
                .count();
        if (singular > 0) {
            refuse("the covariance of " + singular + " of " + parts.length + " components is singular");
        }
    }

    /**
     * By Cholesky's decomposition, row by row: a pivot is what remains of a feature's variance when all that the features
     * before it explain is taken away.
     */
    static boolean singular(Matrix covariance) {
        int size = covariance.numRows();
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                lower[i][j] = (covariance.apply(i, j) - product(lower[i], lower[j], j)) / lower[j][j];
            }
            double variance = covariance.apply(i, i);
            double pivot = variance - product(lower[i], lower[i], i);
            if (!(variance > 0 && pivot > INDEPENDENT * variance)) {
                return true;
            }
            lower[i][i] = Math.sqrt(pivot);
        }
        return false;
    }

    private static double product(double[] left, double[] right, int length) {
        return IntStream.range(0, length)
                .mapToDouble(at -> left[at] * right[at])
                .sum();
    }

    private static void refuse(String reason) {
        throw new GristmillException(
                TrainerErrors.SINGULAR_MIXTURE,
                "Cannot use the trained mixture: " + reason,
                "algorithm",
                "lower k, leave out features that follow from others (of one-hot levels too), or train on more rows");
    }
}
