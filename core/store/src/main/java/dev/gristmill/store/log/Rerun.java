package dev.gristmill.store.log;

import org.jspecify.annotations.Nullable;

/**
 * Which run of a logical date this is.
 *
 * @param number 0 for the first
 * @param reason why it was asked for; null if it was not
 */
public record Rerun(int number, @Nullable String reason) {

    public Rerun {
        if (number < 0) {
            throw new IllegalArgumentException("Invalid rerun number: '" + number + "' (expected 0 or more)");
        }
    }
}
