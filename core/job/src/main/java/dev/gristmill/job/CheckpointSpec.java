package dev.gristmill.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a fit that goes step by step is written down, so that another attempt can go on from there.
 *
 * @param every at most this long after the last time; null where iterations are counted
 * @param iterations after so many iterations, at least 1; null where time is measured
 */
public record CheckpointSpec(
        @Nullable Duration every, @Nullable Integer iterations) {

    /** Of a job that says nothing. */
    public static final CheckpointSpec STANDARD = new CheckpointSpec(Duration.ofSeconds(60), null);

    public CheckpointSpec {
        if ((every == null) == (iterations == null)) {
            throw new IllegalArgumentException("Invalid checkpoint: expected either a time or a number of iterations");
        }
    }
}
