package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.trainer.internals.BoostedTrees;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.GBTClassifier;

/**
 * Gradient-boosted trees, tree by tree: the same trees as spark.ml's {@code GBTClassifier} with that seed, which grows each
 * of them.
 */
public final class GbtClassifierLearner implements IterativeLearner {

    @Override
    public String name() {
        return "gbt-classifier/1";
    }

    @Override
    public String estimator() {
        return GBTClassifier.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return false;
    }

    @Override
    public boolean sameModel() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        GBTClassifier gbt = (GBTClassifier) estimator;
        if (gbt.isDefined(gbt.validationIndicatorCol())
                && !gbt.getValidationIndicatorCol().isEmpty()) {
            return Optional.of("it knows no validationIndicatorCol");
        }
        return gbt.getMaxIter() < 1 ? Optional.of("it grows one tree at least") : Optional.empty();
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        return new BoostingFit(name(), view, GrownTrees.none(BoostedTrees.IMPURITY));
    }

    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        return BoostingFit.begin(name(), view, earlier);
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return new BoostingFit(name(), view, GrownTrees.of(state, BoostedTrees.IMPURITY));
    }
}
