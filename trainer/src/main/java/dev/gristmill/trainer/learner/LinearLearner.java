package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;

/** What the learners of linear models have in common: each makes a {@link LinearProblem} of its rows. */
abstract class LinearLearner implements IterativeLearner {

    /** What is to be solved; looks at all rows. */
    abstract LinearProblem problem(TrainingView view);

    @Override
    public final boolean overBlocks() {
        return true;
    }

    @Override
    public final boolean convex() {
        return true;
    }

    @Override
    public final IterativeFit begin(TrainingView view) {
        LinearProblem problem = problem(view);
        return LinearFit.begin(name(), problem, problem.start());
    }

    @Override
    public final WarmStart begin(TrainingView view, EarlierModel earlier) {
        LinearWeights weights = LinearWeights.of(earlier);
        if (weights == null) {
            return WarmStart.refused("it is no linear model");
        }
        LinearProblem problem = problem(view);
        return WarmStart.of(LinearFit.begin(name(), problem, problem.variables().apply(weights)));
    }

    @Override
    public final IterativeFit resume(TrainingView view, LearnerState state) {
        return LinearFit.resume(name(), problem(view), state);
    }
}
