package dev.gristmill.store.log;

import java.time.Instant;
import java.util.List;

/**
 * Files that are being deleted, or are gone.
 *
 * @param seq the number of the tombstone's entry
 * @param at when it was written, by the writer's clock
 * @param attempts whose files
 * @param sizeBytes how many there were
 * @param swept whether they are gone
 */
public record Removal(long seq, Instant at, List<AttemptKey> attempts, long sizeBytes, boolean swept) {

    public Removal {
        attempts = List.copyOf(attempts);
    }

    Removal completed() {
        return new Removal(seq, at, attempts, sizeBytes, true);
    }
}
