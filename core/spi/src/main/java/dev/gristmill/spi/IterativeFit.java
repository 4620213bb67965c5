package dev.gristmill.spi;

import org.apache.spark.ml.Model;

/** A fit under way, on one thread. */
public interface IterativeFit extends AutoCloseable {

    /** How many iterations are done, over all attempts. */
    int iteration();

    /** How many there can be. */
    int maxIterations();

    /** Whether there is nothing left to do: it has converged, or all iterations are done. */
    boolean finished();

    /**
     * Does the next iteration, or the next few where they cannot be told apart. A failure leaves everything as it was
     * before: {@link #state()} and {@link #model()} still give what the last iteration made.
     */
    Iteration advance();

    /** Everything that {@link IterativeLearner#resume} needs. */
    LearnerState state();

    /** A genuine model of spark.ml as far as it is learned by now. */
    Model<?> model();

    /** Lets the memory go. */
    @Override
    void close();
}
