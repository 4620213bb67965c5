package dev.gristmill.trainer.iteration;

import org.jspecify.annotations.Nullable;

/**
 * Where the fit of a job that asks for a warm start began.
 *
 * @param from the version, as in {@code flights@3}; null where it began anew
 * @param reason why there, as a sentence without its full stop
 */
public record Start(@Nullable String from, String reason) {

    /** Anew, and why. */
    public static Start cold(String reason) {
        return new Start(null, reason);
    }
}
