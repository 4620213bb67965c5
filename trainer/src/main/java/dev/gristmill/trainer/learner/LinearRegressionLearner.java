package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.internals.SparkModels;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;

/**
 * Linear regression by least squares with an elastic net, over blocks: the objective of spark.ml's
 * {@code LinearRegression} with {@code solver: l-bfgs}, which scales the label by its deviation too. Its other solvers
 * solve the normal equations at once: there is nothing to continue.
 */
public final class LinearRegressionLearner extends LinearLearner {

    @Override
    public String name() {
        return "linear-regression/1";
    }

    @Override
    public String estimator() {
        return LinearRegression.class.getName();
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        LinearRegression regression = (LinearRegression) estimator;
        if (!regression.getLoss().equals("squaredError")) {
            return Optional.of("it knows no loss but squaredError");
        }
        return regression.getSolver().equals("l-bfgs")
                ? Optional.empty()
                : Optional.of("solver " + regression.getSolver()
                        + " solves the normal equations at once; solver l-bfgs goes step by step");
    }

    @Override
    LinearProblem problem(TrainingView view) {
        LinearRegression estimator = (LinearRegression) view.estimator();
        Blocks blocks = view.blocks();
        boolean intercept = estimator.getFitIntercept();
        ColumnMoments moments = ColumnMoments.of(blocks);
        Label label = Label.of(blocks, moments.weight(), intercept);
        Standardization scale = Standardization.of(moments, intercept);
        ElasticNet net = ElasticNet.of(
                estimator.getRegParam() / label.deviation(),
                estimator.getElasticNetParam(),
                estimator.getStandardization(),
                scale);
        // Labels are centred, and so are columns: the best intercept follows from the coefficients
        WeightedLoss loss = new WeightedLoss(blocks, scale, net, false, moments.weight());
        return new LinearProblem(
                (point, gradient) -> loss.valueAndGradient(
                        point, gradient, (coefficients, at) -> new Squares(coefficients, at, label)),
                net.penalty(loss.variables(), 1),
                new double[loss.variables()],
                estimator.getTol(),
                estimator.getMaxIter(),
                point -> {
                    double[] coefficients = loss.coefficients(point);
                    for (int j = 0; j < coefficients.length; j++) {
                        coefficients[j] *= label.deviation();
                    }
                    return SparkModels.linearRegression(
                            estimator, Vectors.dense(coefficients), label.mean() - scale.atMeans(coefficients));
                },
                weights -> {
                    double[] variables = loss.variables(weights.coefficients()[0], 0);
                    for (int j = 0; j < variables.length; j++) {
                        variables[j] /= label.deviation();
                    }
                    return variables;
                });
    }

    /**
     * Mean and deviation of the labels.
     *
     * @param mean what they are centred by; 0 without an intercept
     * @param deviation 1 where they are all the same
     */
    private record Label(double mean, double deviation) implements Serializable {

        static Label of(Blocks blocks, double weight, boolean centred) {
            double[] first = blocks.sum(2, new Sums());
            double mean = first[0] / weight;
            double variance = blocks.sum(1, new Distances(mean))[0] / (weight - first[1] / weight);
            double deviation = variance > 0 && Double.isFinite(variance) ? Math.sqrt(variance) : 1;
            return new Label(centred ? mean : 0, deviation);
        }
    }

    private record Sums() implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            for (int row = 0; row < block.rows(); row++) {
                sum[0] += block.weight(row) * block.label(row);
                sum[1] += block.weight(row) * block.weight(row);
            }
        }
    }

    private record Distances(double mean) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            for (int row = 0; row < block.rows(); row++) {
                double distance = block.label(row) - mean;
                sum[0] += block.weight(row) * distance * distance;
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Squares(double[] coefficients, double intercept, Label label) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            int features = coefficients.length;
            for (int row = 0; row < block.rows(); row++) {
                double truth = (block.label(row) - label.mean()) / label.deviation();
                double miss = block.dot(row, coefficients, 0) + intercept - truth;
                double multiplier = block.weight(row) * miss;
                block.addTo(row, multiplier, sum, 0);
                sum[features] += multiplier;
                sum[features + 1] += multiplier * miss / 2;
            }
        }
    }
}
