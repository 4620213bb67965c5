package dev.gristmill.cli;

import java.util.Locale;

/** What a command writes on stdout. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One {@link JsonDocument}, for programs. */
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
