package dev.gristmill.spi;

import java.util.Optional;
import org.apache.spark.ml.Estimator;

/**
 * Fits the models of one estimator step by step. It knows nothing of time, checkpoints, signals and early stopping: the
 * loop around it does. Holds no state itself: one instance serves every run of a process, on any thread.
 */
public interface IterativeLearner {

    /** Names what it makes of states, with a version: a state is read by the learner of the name that it was written by. */
    String name();

    /** The class of the estimator whose models it makes, by its full name. */
    String estimator();

    /** Whether it works on blocks of rows rather than through spark.ml. */
    boolean overBlocks();

    /**
     * Why it cannot fit what the estimator is set to, as in {@code it has no bounds on coefficients}; empty if it can.
     */
    Optional<String> refusal(Estimator<?> estimator);

    /** Whether its models are those that the estimator itself fits, number for number. */
    default boolean sameModel() {
        return false;
    }

    /** Whether its fits end at the same model wherever they begin, but for the tolerance. */
    default boolean convex() {
        return false;
    }

    /** Begins a fit. Deterministic: the same view gives the same steps. */
    IterativeFit begin(TrainingView view);

    /** Begins a fit at an earlier model, unless that is too different. Deterministic as well. */
    default WarmStart begin(TrainingView view, EarlierModel earlier) {
        return WarmStart.refused("this algorithm can only begin anew");
    }

    /**
     * Goes on with a fit that gave this state, perhaps in another process: what follows is what would have followed there.
     *
     * @param view of the same rows and estimator
     * @throws IllegalArgumentException if the state is not one of this learner's
     */
    IterativeFit resume(TrainingView view, LearnerState state);
}
