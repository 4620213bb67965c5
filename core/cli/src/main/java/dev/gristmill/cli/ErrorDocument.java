package dev.gristmill.cli;

import dev.gristmill.error.Blame;
import dev.gristmill.error.GristmillException;
import org.jspecify.annotations.Nullable;

/**
 * A failure in a {@link JsonDocument}.
 *
 * @param code as in {@code JOB-701}
 * @param blame who can do something about it
 * @param message what happened
 * @param where a file position, a path or a URI; null when the message says it all
 * @param hint what to do; null when there is nothing to add
 * @param retryable whether the same command may succeed when it is simply run again
 */
public record ErrorDocument(
        String code,
        Blame blame,
        String message,
        @Nullable String where,
        @Nullable String hint,
        boolean retryable) {

    /** Shows a failure. */
    public static ErrorDocument of(GristmillException failure) {
        return new ErrorDocument(
                failure.code().id(),
                failure.code().blame(),
                String.valueOf(failure.getMessage()),
                failure.where(),
                failure.hint(),
                failure.retryable());
    }
}
