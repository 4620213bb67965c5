package dev.gristmill.job;

/**
 * When a fit that goes step by step ends because it gets no better on the validation rows. The best state is kept.
 *
 * @param metric what is looked at, after every step
 * @param patience how many steps without an improvement end it; at least 1
 * @param minDelta by how much, in the metric's unit, a step must be better than the best so far to count; at least 0
 */
public record EarlyStoppingSpec(String metric, int patience, double minDelta) {}
