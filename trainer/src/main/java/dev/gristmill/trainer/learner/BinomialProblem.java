package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.trainer.internals.SparkModels;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Vectors;

/** Logistic regression of two classes. */
final class BinomialProblem {

    private BinomialProblem() {}

    /**
     * Of these rows.
     *
     * @param classes the weight of the rows of either class
     */
    static LinearProblem of(LogisticRegression estimator, WeightedLoss loss, double[] classes) {
        double[] start = new double[loss.variables()];
        if (loss.intercept()) {
            start[loss.scale().size()] = Math.log(classes[1] / classes[0]);
        }
        return new LinearProblem(
                (point, gradient) -> loss.valueAndGradient(point, gradient, LogLoss::new),
                loss.net().penalty(start.length, 1),
                start,
                estimator.getTol(),
                estimator.getMaxIter(),
                point -> SparkModels.logisticRegression(
                        estimator,
                        new DenseMatrix(1, loss.scale().size(), loss.coefficients(point), true).compressed(),
                        Vectors.dense(new double[] {loss.intercept(point)}),
                        2),
                weights -> loss.variables(weights.difference(), weights.interceptDifference()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record LogLoss(double[] coefficients, double intercept) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            int features = coefficients.length;
            for (int row = 0; row < block.rows(); row++) {
                double weight = block.weight(row);
                double margin = block.dot(row, coefficients, 0) + intercept;
                boolean positive = block.label(row) > 0;
                double multiplier = weight * (1 / (1 + Math.exp(-margin)) - (positive ? 1 : 0));
                block.addTo(row, multiplier, sum, 0);
                sum[features] += multiplier;
                sum[features + 1] += weight * log1pExp(positive ? -margin : margin);
            }
        }

        private static double log1pExp(double x) {
            return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
        }
    }
}
