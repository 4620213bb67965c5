package dev.gristmill.job;

import java.time.LocalDate;

/**
 * A range of whole days.
 *
 * @param column a date, a timestamp, or a string of ISO dates
 * @param from the first day
 * @param to the last day, itself included
 */
public record WindowSpec(String column, LocalDate from, LocalDate to) {

    public WindowSpec {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Invalid window: '" + from + " to " + to + "' (expected from <= to)");
        }
    }
}
