package dev.gristmill.job;

import org.jspecify.annotations.Nullable;

/**
 * How it is trained.
 *
 * @param seed makes everything random repeatable; 0 by default
 * @param checkpoint when a fit that goes step by step is written down
 * @param earlyStopping when it ends because it gets no better; null for never
 * @param budget when it ends however good it is; null for never
 * @param warmStart the version that it begins at, {@value #CHAMPION} or as in {@code flights@3}; null for none
 */
public record TrainingSpec(
        long seed,
        CheckpointSpec checkpoint,
        @Nullable EarlyStoppingSpec earlyStopping,
        @Nullable BudgetSpec budget,
        @Nullable String warmStart) {

    /** The {@link #warmStart} at the champion of the job's own model. */
    public static final String CHAMPION = "champion";

    /** Of a job that says nothing else. */
    public static TrainingSpec seeded(long seed) {
        return new TrainingSpec(seed, CheckpointSpec.STANDARD, null, null, null);
    }
}
