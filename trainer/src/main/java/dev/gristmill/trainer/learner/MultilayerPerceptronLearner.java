package dev.gristmill.trainer.learner;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;

/**
 * A multilayer perceptron over blocks: the network, the first weights and the loss of spark.ml's
 * {@code MultilayerPerceptronClassifier}, by a quasi-Newton method that keeps its curvature over a checkpoint. The loss is
 * the mean over all rows; spark.ml's is the mean over stacks of rows, in which the rows of a last, smaller stack of a
 * partition count for more.
 */
public final class MultilayerPerceptronLearner implements IterativeLearner {

    private static final String LBFGS = "l-bfgs";

    @Override
    public String name() {
        return "multilayer-perceptron/1";
    }

    @Override
    public String estimator() {
        return MultilayerPerceptronClassifier.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        String solver = ((MultilayerPerceptronClassifier) estimator).getSolver();
        return solver.equals(LBFGS) ? Optional.empty() : Optional.of("it knows no solver but " + LBFGS);
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        return NetworkFit.begin(name(), (MultilayerPerceptronClassifier) view.estimator(), view.blocks());
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return NetworkFit.resume((MultilayerPerceptronClassifier) view.estimator(), view.blocks(), state);
    }
}
