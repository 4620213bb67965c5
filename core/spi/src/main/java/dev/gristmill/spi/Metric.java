package dev.gristmill.spi;

/**
 * A number that says how good a binary classification is. Its direction, range and definition are in the
 * {@link dev.gristmill.job.Catalogue}. A pure function of one summary of the scored rows, so that one pass over the rows
 * serves every metric.
 */
public interface Metric {

    /** The name that a job file uses, as in {@code areaUnderROC}. */
    String name();

    /**
     * Whether the scores must be probabilities; true by default. What only needs the rows' order can judge an algorithm
     * that gives none as well.
     */
    default boolean needsProbabilities() {
        return true;
    }

    /**
     * The metric's value.
     *
     * @param scores at least one row of either class; where the algorithm gives no probabilities, the bins keep the order
     *     of its scores and nothing else
     * @return a finite number
     */
    double value(BinaryScores scores);
}
