package dev.gristmill.store.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One claim and what the log knows of its end.
 *
 * @param runId the run
 * @param attemptId the attempt of that run
 * @param epoch the epoch that the claim opened
 * @param claimedAt when, by the claimant's clock
 * @param claim what it said
 * @param release how it ended; null while it runs, and for ever if it was killed
 */
public record Attempt(
        String runId,
        String attemptId,
        long epoch,
        Instant claimedAt,
        Claim claim,
        @Nullable Release release) {

    /** Which one it is. */
    public AttemptKey key() {
        return new AttemptKey(runId, attemptId);
    }

    Attempt released(Release with) {
        return new Attempt(runId, attemptId, epoch, claimedAt, claim, with);
    }
}
