package dev.gristmill.spi;

import org.jspecify.annotations.Nullable;

/**
 * What one step of a fit came to.
 *
 * @param number the last iteration of the step, from 1
 * @param loss what the fit makes small; null where that is not known
 * @param change how much still moves: the norm of the gradient, or how far centres or factors moved; null where that is
 *     not known
 */
public record Iteration(
        int number, @Nullable Double loss, @Nullable Double change) {}
