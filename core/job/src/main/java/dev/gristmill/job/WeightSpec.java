package dev.gristmill.job;

/**
 * How much a row counts, in training and in every metric. A column is the expression of its own name.
 *
 * @param expression SQL over the source's and the derived columns; a number that is not negative
 */
public record WeightSpec(String expression) {}
