package dev.gristmill.store.log;

import java.util.List;

/**
 * Attempts whose files will be deleted. From here on none of them can claim or commit, and a version that one of them made
 * can be neither resolved nor promoted; whoever reads it now has until the sweep.
 *
 * @param attempts at least one; at most {@link #LIMIT}
 * @param sizeBytes of all their files, as they were counted
 */
public record Tombstone(List<AttemptKey> attempts, long sizeBytes) implements LogEvent {

    /** How many attempts one entry has room for. */
    public static final int LIMIT = 200;

    public Tombstone {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty() || attempts.size() > LIMIT) {
            throw new IllegalArgumentException(
                    "Invalid tombstone: " + attempts.size() + " attempts (expected 1 to " + LIMIT + ")");
        }
    }

    @Override
    public EventType type() {
        return EventType.TOMBSTONE;
    }
}
