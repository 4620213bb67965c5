package dev.gristmill.trainer.learner;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.GaussianMixture;

/**
 * A mixture of Gaussians over blocks: expectation and maximisation with the densities, the start and the test of
 * convergence of spark.ml's {@code GaussianMixture}; which rows it starts from depends on the seed and their places alone.
 */
public final class GaussianMixtureLearner implements IterativeLearner {

    @Override
    public String name() {
        return "gaussian-mixture/1";
    }

    @Override
    public String estimator() {
        return GaussianMixture.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return Optional.empty();
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        GaussianMixture estimator = (GaussianMixture) view.estimator();
        Gaussians start = GaussianStart.of(view.blocks(), estimator.getK(), estimator.getSeed());
        return new GaussianMixtureFit(name(), estimator, view.blocks(), start);
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return GaussianMixtureFit.resume((GaussianMixture) view.estimator(), view.blocks(), state);
    }
}
