package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Orders logical dates: a date stands for its first instant in UTC. */
final class LogicalDates {

    private LogicalDates() {}

    static Instant instant(String date) {
        try {
            return date.contains("T")
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new GristmillException(
                    StoreErrors.INVALID_REQUEST,
                    "Invalid logical date: '" + date
                            + "' (expected a date as 2026-11-01 or a time as 2026-11-01T06:30Z)",
                    null,
                    null,
                    e);
        }
    }
}
