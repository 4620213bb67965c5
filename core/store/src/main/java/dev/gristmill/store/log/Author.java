package dev.gristmill.store.log;

/**
 * Who writes an entry.
 *
 * @param epoch the epoch of the author's claim; for the claim itself, the one that it opens
 * @param runId the run
 * @param attemptId the attempt of that run
 */
public record Author(long epoch, String runId, String attemptId) {

    private static final String OPERATOR = "operator";

    /** A person, who acts beside all runs, at the epoch that was seen. */
    public static Author operator(long epoch) {
        return new Author(epoch, OPERATOR, OPERATOR);
    }
}
