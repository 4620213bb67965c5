package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier linear model multiplies raw rows by, in the order of this run's classes and features.
 *
 * @param coefficients margins x features: a margin for each class, or the one of a regression
 * @param intercepts of each margin
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearWeights(double[][] coefficients, double[] intercepts) {

    /** Null of any other model. */
    static @Nullable LinearWeights of(EarlierModel earlier) {
        if (earlier.model() instanceof LinearRegressionModel regression) {
            return new LinearWeights(
                    new double[][] {earlier.carried(regression.coefficients().toArray())},
                    new double[] {regression.intercept()});
        }
        if (earlier.model() instanceof LinearSVCModel machine) {
            return twoClasses(machine.coefficients(), machine.intercept(), earlier);
        }
        if (earlier.model() instanceof LogisticRegressionModel logistic) {
            return logistic.coefficientMatrix().numRows() == 1
                    ? twoClasses(logistic.coefficients(), logistic.intercept(), earlier)
                    : classes(logistic, earlier);
        }
        return null;
    }

    private static LinearWeights twoClasses(Vector coefficients, double intercept, EarlierModel earlier) {
        double[] carried = earlier.carried(coefficients.toArray());
        int[] classes = earlier.classes();
        double[][] margins = new double[classes.length][carried.length];
        double[] intercepts = new double[classes.length];
        for (int k = 0; k < classes.length; k++) {
            if (classes[k] == 1) {
                margins[k] = carried;
                intercepts[k] = intercept;
            }
        }
        return new LinearWeights(margins, intercepts);
    }

    private static LinearWeights classes(LogisticRegressionModel model, EarlierModel earlier) {
        int[] classes = earlier.classes();
        double[][] margins = new double[classes.length][];
        double[] intercepts = new double[classes.length];
        for (int k = 0; k < classes.length; k++) {
            double[] row = new double[earlier.size()];
            for (int j = 0; j < row.length; j++) {
                row[j] = model.coefficientMatrix().apply(classes[k], j);
            }
            margins[k] = earlier.carried(row);
            intercepts[k] = model.interceptVector().apply(classes[k]);
        }
        return new LinearWeights(margins, intercepts);
    }

    /** By how much the second of two classes is ahead of the first. */
    double[] difference() {
        double[] difference = coefficients[1].clone();
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= coefficients[0][j];
        }
        return difference;
    }

    /** The same of the intercepts. */
    double interceptDifference() {
        return intercepts[1] - intercepts[0];
    }
}
