package dev.gristmill.spi;

/**
 * A number that says how good a binary classification is. Its direction, range and definition are in the
 * {@link dev.gristmill.job.Catalogue}. A pure function of one summary of the scored rows, so that one pass over the rows
 * serves every metric. Rows count by their weights.
 */
public interface Metric {

    /** The name that a job file uses, as in {@code areaUnderROC}. */
    String name();

    /**
     * Whether the scores must be probabilities; true by default. What only needs the rows' order, or on which side of 0.5
     * they are, can judge an algorithm that gives none as well.
     */
    default boolean needsProbabilities() {
        return true;
    }

    /** Whether it is computed from {@link BinaryScores#positives} and {@link BinaryScores#negatives}; false by default. */
    default boolean binned() {
        return false;
    }

    /**
     * The metric's value.
     *
     * @param scores rows of either class with a weight above 0; where the algorithm gives no probabilities, the bins keep
     *     the order of its scores and nothing else, and scores that are negative are below 0.5
     * @return a finite number
     */
    double value(BinaryScores scores);

    /**
     * By how much, at most, binning moves {@link #value}; 0 by default, and where no two different scores share a bin.
     *
     * @param scores as above
     */
    default double error(BinaryScores scores) {
        return 0;
    }
}
