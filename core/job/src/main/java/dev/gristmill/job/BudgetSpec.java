package dev.gristmill.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a fit that goes step by step ends however good it is: what it has by then is evaluated and published. Counts over
 * all attempts of a run. At least one of the two is there.
 *
 * @param time spent on iterations; null for any
 * @param iterations how many, at least 1; null for any
 */
public record BudgetSpec(@Nullable Duration time, @Nullable Integer iterations) {}
