package dev.gristmill.trainer.iteration;

import dev.gristmill.job.CheckpointSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Says when the next checkpoint is due: after so many iterations if the job says so, else after so much time, and then so
 * rarely that they cost little. For one thread.
 */
final class CheckpointSchedule {

    /** A checkpoint that took a second is followed by no other for so many seconds: 2 % at most. */
    private static final int SPACING = 50;

    private final CheckpointSpec spec;
    private final InstantSource clock;
    private Instant last;
    private Duration cost = Duration.ZERO;
    private int lastIteration;

    CheckpointSchedule(CheckpointSpec spec, InstantSource clock) {
        this.spec = spec;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** The fit begins, with so many iterations behind it that need no checkpoint. */
    void begins(int iteration) {
        last = clock.instant();
        lastIteration = iteration;
    }

    /** Whether a checkpoint would hold anything new. */
    boolean pending(int iteration) {
        return iteration > lastIteration;
    }

    boolean due(int iteration) {
        Integer iterations = spec.iterations();
        if (iterations != null) {
            return iteration - lastIteration >= iterations;
        }
        Duration since = Duration.between(last, clock.instant());
        Duration every = Objects.requireNonNull(spec.every());
        return pending(iteration) && since.compareTo(every) >= 0 && since.compareTo(cost.multipliedBy(SPACING)) >= 0;
    }

    void wrote(int iteration, Duration took) {
        last = clock.instant();
        lastIteration = iteration;
        cost = took;
    }
}
