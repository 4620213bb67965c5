package dev.gristmill.spi;

/**
 * A number that says how good a model is. Its direction, range and definition are in the
 * {@link dev.gristmill.job.Catalogue}. A pure function of one summary of the scored rows, so that one pass over the rows
 * serves every metric.
 */
public interface Metric {

    /** The name that a job file uses, as in {@code areaUnderROC}. */
    String name();

    /**
     * The metric's value.
     *
     * @param scores at least one row of either class
     * @return a finite number
     */
    double value(BinaryScores scores);
}
