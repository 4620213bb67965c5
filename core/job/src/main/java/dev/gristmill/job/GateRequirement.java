package dev.gristmill.job;

/**
 * One thing that must hold before a version is promoted.
 *
 * @param metric the metric's name
 * @param comparison which side of the bound is good
 * @param bound a finite number
 */
public record GateRequirement(String metric, Comparison comparison, double bound) {

    /** Which side of the bound is good; the bound itself always is. */
    public enum Comparison {
        AT_LEAST,
        AT_MOST
    }
}
