package dev.gristmill.job;

/**
 * How it is trained.
 *
 * @param seed makes everything random repeatable; 0 by default
 */
public record TrainingSpec(long seed) {}
