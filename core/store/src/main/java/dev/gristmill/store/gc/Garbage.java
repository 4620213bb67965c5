package dev.gristmill.store.gc;

import dev.gristmill.store.log.AttemptKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt whose files nobody needs.
 *
 * @param attempt whose files
 * @param version what it made; null for one that made none
 * @param sizeBytes of all its files
 * @param stage how far the deletion has come
 * @param sweepableAt from when on the files may be deleted, by the storage's clock; null once they are, and before the
 *     tombstone
 */
public record Garbage(
        AttemptKey attempt,
        @Nullable Integer version,
        long sizeBytes,
        Stage stage,
        @Nullable Instant sweepableAt) {

    /** How far a deletion has come. */
    public enum Stage {
        /** It would be given a tombstone or, where there is no log to hold one, be deleted. */
        FOUND,
        /** It has a tombstone: nobody can use it any more, and its files are there until the grace period is over. */
        TOMBSTONED,
        /** Its files are gone. */
        SWEPT
    }
}
