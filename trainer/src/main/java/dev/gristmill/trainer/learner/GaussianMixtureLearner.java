package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.GaussianMixtureModel;

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
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        GaussianMixture estimator = (GaussianMixture) view.estimator();
        if (!(earlier.model() instanceof GaussianMixtureModel model)) {
            return WarmStart.refused("it is no mixture");
        }
        if (!earlier.sameFeatures()) {
            return WarmStart.refused("its components have other features");
        }
        if (model.weights().length != estimator.getK()) {
            return WarmStart.refused("it has " + model.weights().length + " components instead of " + estimator.getK());
        }
        Gaussians start = Gaussians.of(model.weights(), model.gaussians(), earlier.features());
        return WarmStart.of(new GaussianMixtureFit(name(), estimator, view.blocks(), start));
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return GaussianMixtureFit.resume((GaussianMixture) view.estimator(), view.blocks(), state);
    }
}
