package dev.gristmill.store.artifact;

/**
 * How many rows went where.
 *
 * @param trainRows rows that trained the model
 * @param validationRows rows that steered the training
 * @param testRows rows that were held out, and measured the model
 */
public record SplitCounts(long trainRows, long validationRows, long testRows) {}
