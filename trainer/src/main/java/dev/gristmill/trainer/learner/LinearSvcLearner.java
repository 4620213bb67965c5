package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.internals.SparkModels;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.linalg.Vectors;

/** The linear support vector machine over blocks: spark.ml's {@code LinearSVC}, the hinge loss with an L2 penalty. */
public final class LinearSvcLearner extends LinearLearner {

    @Override
    public String name() {
        return "linear-svc/1";
    }

    @Override
    public String estimator() {
        return LinearSVC.class.getName();
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return Optional.empty();
    }

    @Override
    LinearProblem problem(TrainingView view) {
        LinearSVC estimator = (LinearSVC) view.estimator();
        boolean intercept = estimator.getFitIntercept();
        ColumnMoments moments = ColumnMoments.of(view.blocks());
        Standardization scale = Standardization.of(moments, intercept);
        ElasticNet net = ElasticNet.of(estimator.getRegParam(), 0, estimator.getStandardization(), scale);
        WeightedLoss loss = new WeightedLoss(view.blocks(), scale, net, intercept, moments.weight());
        return new LinearProblem(
                (point, gradient) -> loss.valueAndGradient(point, gradient, Hinge::new),
                net.penalty(loss.variables(), 1),
                new double[loss.variables()],
                estimator.getTol(),
                estimator.getMaxIter(),
                point -> SparkModels.linearSvc(
                        estimator, Vectors.dense(loss.coefficients(point)), loss.intercept(point)),
                weights -> loss.variables(weights.difference(), weights.interceptDifference()));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hinge(double[] coefficients, double intercept) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            int features = coefficients.length;
            for (int row = 0; row < block.rows(); row++) {
                double side = block.label(row) > 0 ? 1 : -1;
                double missing = 1 - side * (block.dot(row, coefficients, 0) + intercept);
                if (missing > 0) {
                    double multiplier = -side * block.weight(row);
                    block.addTo(row, multiplier, sum, 0);
                    sum[features] += multiplier;
                    sum[features + 1] += block.weight(row) * missing;
                }
            }
        }
    }
}
