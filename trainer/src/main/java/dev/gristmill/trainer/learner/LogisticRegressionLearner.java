package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.TrainingView;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;

/**
 * Logistic regression of two or more classes with an elastic net, over blocks: the objective of spark.ml's
 * {@code LogisticRegression}, by a quasi-Newton method that keeps its curvature over a checkpoint.
 */
public final class LogisticRegressionLearner extends LinearLearner {

    private static final List<String> BOUNDS = List.of(
            "lowerBoundsOnCoefficients",
            "upperBoundsOnCoefficients",
            "lowerBoundsOnIntercepts",
            "upperBoundsOnIntercepts");

    @Override
    public String name() {
        return "logistic-regression/1";
    }

    @Override
    public String estimator() {
        return LogisticRegression.class.getName();
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return BOUNDS.stream()
                .filter(name -> estimator.isSet(estimator.getParam(name)))
                .findFirst()
                .map(name -> "it knows no " + name);
    }

    @Override
    LinearProblem problem(TrainingView view) {
        LogisticRegression estimator = (LogisticRegression) view.estimator();
        Blocks blocks = view.blocks();
        ColumnMoments moments = ColumnMoments.of(blocks);
        double[] classes = ClassWeights.of(blocks, ClassWeights.declared(view.rows(), estimator.getLabelCol()));
        Standardization scale = Standardization.of(moments, estimator.getFitIntercept());
        ElasticNet net = ElasticNet.of(
                estimator.getRegParam(), estimator.getElasticNetParam(), estimator.getStandardization(), scale);
        boolean binomial = classes.length <= 2 && !estimator.getFamily().equals("multinomial");
        WeightedLoss loss = new WeightedLoss(blocks, scale, net, estimator.getFitIntercept(), moments.weight());
        return binomial
                ? BinomialProblem.of(estimator, loss, classes)
                : new MultinomialProblem(estimator, loss, classes).problem();
    }
}
