package dev.gristmill.store.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run's status, at most every two seconds unless the state changes: what a reader sees is never older than
 * that while updates come. Safe for use by several threads.
 */
public final class StatusWriter {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Consumer<RunStatus> target;
    private @Nullable RunState writtenState;
    private Instant writtenAt = Instant.EPOCH;

    /** A writer to this target, as {@link RunClaim#updateStatus}. */
    public StatusWriter(InstantSource clock, Consumer<RunStatus> target) {
        this.clock = clock;
        this.target = target;
    }

    /** Writes the status unless another of the same state was written less than two seconds ago. */
    public synchronized void update(RunStatus status) {
        Instant now = clock.instant();
        if (status.state() != writtenState || !now.isBefore(writtenAt.plus(PAUSE))) {
            target.accept(status);
            writtenState = status.state();
            writtenAt = now;
        }
    }
}
