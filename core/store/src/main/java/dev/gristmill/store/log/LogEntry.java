package dev.gristmill.store.log;

import dev.gristmill.store.storage.StorageKeys;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of a model's log.
 *
 * @param seq its number; the first is 1
 * @param epoch how many claims there have been, this entry included
 * @param runId the run that wrote it
 * @param attemptId the attempt of that run
 * @param nonce tells the author's own entry from one that says the same
 * @param at when, by the author's clock; nothing is ever decided by it
 * @param prevSha256 of the previous entry's file; zeros for the first
 * @param payload what it says
 */
public record LogEntry(
        long seq,
        long epoch,
        String runId,
        String attemptId,
        String nonce,
        Instant at,
        String prevSha256,
        LogEvent payload) {

    public LogEntry {
        Objects.requireNonNull(runId);
        Objects.requireNonNull(attemptId);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(at);
        Objects.requireNonNull(prevSha256);
        Objects.requireNonNull(payload);
        requireName(runId);
        requireName(attemptId);
    }

    // Folders are named by them: one that leads elsewhere is no entry that anybody wrote
    private static void requireName(String id) {
        if (StorageKeys.requireKey(id).contains("/")) {
            throw new IllegalArgumentException("Invalid name of a run or an attempt: '" + id + "'");
        }
    }
}
