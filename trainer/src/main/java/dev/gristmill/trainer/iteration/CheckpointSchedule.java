package dev.gristmill.trainer.iteration;

import dev.gristmill.job.CheckpointSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Says when the next checkpoint is due: as the job says, and so rarely that they cost little. For one thread. */
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
        Duration since = Duration.between(last, clock.instant());
        if (!pending(iteration) || since.compareTo(cost.multipliedBy(SPACING)) < 0) {
            return false;
        }
        Duration every = spec.every();
        Integer iterations = spec.iterations();
        return every != null
                ? since.compareTo(every) >= 0
                : iterations != null && iteration - lastIteration >= iterations;
    }

    void wrote(int iteration, Duration took) {
        last = clock.instant();
        lastIteration = iteration;
        cost = took;
    }
}
