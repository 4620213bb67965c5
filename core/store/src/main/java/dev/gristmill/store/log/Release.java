package dev.gristmill.store.log;

import java.util.Objects;

/**
 * An attempt ends by itself; one that is killed leaves no such entry.
 *
 * @param outcome how it ended
 * @param retryable whether a further attempt goes on from here
 */
public record Release(Outcome outcome, boolean retryable) implements LogEvent {

    /** How an attempt ended. */
    public enum Outcome {
        FAILED,
        STOPPED,
        SUCCEEDED,
        REJECTED
    }

    public Release {
        Objects.requireNonNull(outcome);
    }

    @Override
    public EventType type() {
        return EventType.RELEASE;
    }
}
