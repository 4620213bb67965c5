package dev.gristmill.job;

import java.util.Objects;

/**
 * A value that is shown nowhere: printing this prints no part of it.
 *
 * @param value the secret itself; hand it to nobody but who needs it
 */
public record Secret(String value) {

    public Secret {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
