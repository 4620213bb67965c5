package dev.gristmill.store.log;

/**
 * Who writes an entry.
 *
 * @param epoch the epoch of the author's claim; for the claim itself, the one that it opens
 * @param runId the run
 * @param attemptId the attempt of that run
 */
public record Author(long epoch, String runId, String attemptId) {}
