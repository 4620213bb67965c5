package dev.gristmill.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure as documents say it.
 *
 * @param code stable, as in {@code DATA-101}
 * @param blame who can do something about it
 * @param message what happened
 * @param where a file position, a path or a URI without secrets; null when the message says it all
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

    /** What the exception says. */
    public static ErrorDocument of(GristmillException failure) {
        return new ErrorDocument(
                failure.code().id(),
                failure.code().blame(),
                Objects.requireNonNullElse(failure.getMessage(), ""),
                failure.where(),
                failure.hint(),
                failure.retryable());
    }
}
