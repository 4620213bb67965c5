package dev.gristmill.store.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model: immutable, and there for good once the log has its COMMIT.
 *
 * @param model the model's name
 * @param version its number, from 1
 * @param runId the run that made it
 * @param attemptId the attempt of that run
 * @param createdAt when it was committed
 * @param job the job that made it
 * @param logicalDate the date that it was made for; null if the run had none
 * @param commit what the log says of it
 */
public record ModelVersion(
        String model,
        int version,
        String runId,
        String attemptId,
        Instant createdAt,
        JobIdentity job,
        @Nullable String logicalDate,
        Commit commit) {

    /** The attempt that made it. */
    public AttemptKey attempt() {
        return new AttemptKey(runId, attemptId);
    }

    /** {@code NAME@VERSION}. */
    public String reference() {
        return model + "@" + version;
    }

    /** Whether the gate rejected it. */
    public boolean rejected() {
        return !commit.gate().allowsPromotion();
    }

    /** Whether the run that made it promotes it: the gate lets it, and nothing holds it back. */
    public boolean promotable() {
        return !rejected() && commit.withheld() == null;
    }
}
