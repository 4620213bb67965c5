package dev.gristmill.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that Gristmill itself raises. The message says what happened, without a final period;
 * {@link #where()} says where, {@link #hint()} what to do.
 */
public class GristmillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final @Nullable String where;
    private final @Nullable String hint;

    public GristmillException(ErrorCode code, String message, @Nullable String where, @Nullable String hint) {
        this(code, message, where, hint, null);
    }

    public GristmillException(
            ErrorCode code, String message, @Nullable String where, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code);
        this.where = where;
        this.hint = hint;
    }

    /** What kind of failure this is. */
    public final ErrorCode code() {
        return code;
    }

    /** Whether the same command may succeed when it is simply run again. */
    public final boolean retryable() {
        return code.exitCode().retryable();
    }

    /** A file position, a path or a URI without secrets; null when the message says it all. */
    public final @Nullable String where() {
        return where;
    }

    /** What the user can do; null when there is nothing to add. */
    public final @Nullable String hint() {
        return hint;
    }
}
