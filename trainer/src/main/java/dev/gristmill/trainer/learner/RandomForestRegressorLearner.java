package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.regression.RandomForestRegressor;

/**
 * A random forest in groups of trees that spark.ml grows: trees of the same kind as those of {@code RandomForestRegressor},
 * and the same ones where there is one group.
 */
public final class RandomForestRegressorLearner implements IterativeLearner {

    @Override
    public String name() {
        return "random-forest-regressor/1";
    }

    @Override
    public String estimator() {
        return RandomForestRegressor.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return false;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return Optional.empty();
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        return ForestFit.begin(name(), view);
    }

    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        return ForestFit.begin(name(), view, earlier);
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return ForestFit.resume(view, state);
    }
}
