package dev.gristmill.store.run;

import dev.gristmill.error.Blame;
import dev.gristmill.error.GristmillException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, as documents say it.
 *
 * @param code stable, as in {@code DATA-101}
 * @param blame who can do something about it
 * @param message what happened
 * @param where a file position, a path or a URI without secrets; null when the message says it all
 * @param hint what to do; null when there is nothing to add
 * @param retryable whether the same command may succeed when it is simply run again
 */
public record RunError(
        String code,
        Blame blame,
        String message,
        @Nullable String where,
        @Nullable String hint,
        boolean retryable) {

    /** What the exception says. */
    public static RunError of(GristmillException failure) {
        return new RunError(
                failure.code().id(),
                failure.code().blame(),
                Objects.requireNonNullElse(failure.getMessage(), ""),
                failure.where(),
                failure.hint(),
                failure.retryable());
    }
}
