package dev.gristmill.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fit that begins at an earlier model, or why there is none.
 *
 * @param fit with no iteration behind it; null if it is refused
 * @param refusal as a clause such as {@code it has another k}; null if there is a fit
 */
public record WarmStart(
        @Nullable IterativeFit fit, @Nullable String refusal) {

    public WarmStart {
        if ((fit == null) == (refusal == null)) {
            throw new IllegalArgumentException("Invalid warm start: either a fit or a refusal is expected");
        }
    }

    /** A fit. */
    public static WarmStart of(IterativeFit fit) {
        return new WarmStart(Objects.requireNonNull(fit), null);
    }

    /** None, and why. */
    public static WarmStart refused(String reason) {
        return new WarmStart(null, reason);
    }
}
