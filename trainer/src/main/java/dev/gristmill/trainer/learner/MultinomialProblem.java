package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.trainer.internals.SparkModels;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Logistic regression of any number of classes by the softmax: coefficients class after class, then the intercepts if
 * there are any. What the softmax leaves open, a constant added to all classes, is chosen as spark.ml does: coefficients
 * without a penalty, and intercepts always, are 0 on average.
 */
final class MultinomialProblem {

    private final LogisticRegression estimator;
    private final WeightedLoss loss;
    private final double[] weights;
    private final int classes;
    private final int features;

    /**
     * Of these rows.
     *
     * @param weights the weight of the rows of each class
     */
    MultinomialProblem(LogisticRegression estimator, WeightedLoss loss, double[] weights) {
        this.estimator = estimator;
        this.loss = loss;
        this.weights = weights;
        this.classes = weights.length;
        this.features = loss.scale().size();
    }

    LinearProblem problem() {
        double[] start = new double[classes * (features + (loss.intercept() ? 1 : 0))];
        if (loss.intercept()) {
            for (int k = 0; k < classes; k++) {
                // As spark.ml does: a class without rows has one all the same
                start[classes * features + k] = Math.log1p(weights[k]);
            }
            center(start, classes * features, 1, classes);
        }
        return new LinearProblem(
                this::valueAndGradient,
                loss.net().penalty(start.length, classes),
                start,
                estimator.getTol(),
                estimator.getMaxIter(),
                this::model,
                this::variables);
    }

    private double valueAndGradient(double[] point, double[] gradient) {
        double[] coefficients = new double[classes * features];
        double[] intercepts = new double[classes];
        unscale(point, coefficients, intercepts);
        int size = classes * features;
        double[] sums = loss.blocks().sum(size + classes + 1, new Term(coefficients, intercepts));
        double value = sums[size + classes] / loss.weight();
        for (int k = 0; k < classes; k++) {
            loss.scale().gradient(sums, sums[size + k], loss.weight(), gradient, k * features);
            if (loss.intercept()) {
                gradient[size + k] = sums[size + k] / loss.weight();
            }
            value += loss.net().addTo(gradient, point, k * features);
        }
        return value;
    }

    private void unscale(double[] point, double[] coefficients, double[] intercepts) {
        for (int k = 0; k < classes; k++) {
            double[] ofClass = loss.scale().coefficients(point, k * features);
            System.arraycopy(ofClass, 0, coefficients, k * features, features);
            intercepts[k] = (loss.intercept() ? point[classes * features + k] : 0)
                    - loss.scale().atMeans(ofClass);
        }
    }

    private double[] variables(LinearWeights earlier) {
        double[] point = new double[classes * (features + (loss.intercept() ? 1 : 0))];
        for (int k = 0; k < classes; k++) {
            loss.scale().variables(earlier.coefficients()[k], point, k * features);
            if (loss.intercept()) {
                point[classes * features + k] = earlier.intercepts()[k]
                        + loss.scale().atMeans(loss.scale().coefficients(point, k * features));
            }
        }
        return point;
    }

    private Model<?> model(double[] point) {
        double[] coefficients = new double[classes * features];
        double[] intercepts = new double[classes];
        unscale(point, coefficients, intercepts);
        if (estimator.getRegParam() == 0) {
            for (int j = 0; j < features; j++) {
                center(coefficients, j, features, classes);
            }
        }
        if (loss.intercept()) {
            center(intercepts, 0, 1, classes);
        }
        return SparkModels.logisticRegression(
                estimator,
                new DenseMatrix(classes, features, coefficients, true).compressed(),
                Vectors.dense(intercepts),
                classes);
    }

    private static void center(double[] values, int from, int step, int count) {
        double mean = 0;
        for (int k = 0; k < count; k++) {
            mean += values[from + k * step] / count;
        }
        for (int k = 0; k < count; k++) {
            values[from + k * step] -= mean;
        }
    }

    /** Per class and column the multipliers times the row, then per class the sum of multipliers, then the loss. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Term(double[] coefficients, double[] intercepts) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            int classes = intercepts.length;
            int features = coefficients.length / classes;
            double[] margins = new double[classes];
            for (int row = 0; row < block.rows(); row++) {
                double weight = block.weight(row);
                int label = (int) block.label(row);
                double greatest = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < classes; k++) {
                    margins[k] = block.dot(row, coefficients, k * features) + intercepts[k];
                    greatest = Math.max(greatest, margins[k]);
                }
                double total = 0;
                double ofLabel = margins[label] - greatest;
                for (int k = 0; k < classes; k++) {
                    margins[k] = Math.exp(margins[k] - greatest);
                    total += margins[k];
                }
                for (int k = 0; k < classes; k++) {
                    double multiplier = weight * (margins[k] / total - (k == label ? 1 : 0));
                    block.addTo(row, multiplier, sum, k * features);
                    sum[classes * features + k] += multiplier;
                }
                sum[classes * (features + 1)] += weight * (Math.log(total) - ofLabel);
            }
        }
    }
}
