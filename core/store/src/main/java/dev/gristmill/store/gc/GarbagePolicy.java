package dev.gristmill.store.gc;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is garbage, and how long it stays.
 *
 * @param keep how many of the newest versions stay in any case, at least 1; older ones go unless an alias names them. Null
 *     for all versions to stay
 * @param grace how long files stay after their tombstone was written, for those who read them at that moment
 * @param quiet how long nothing may have been written to an attempt that made no version before it counts as given up
 */
public record GarbagePolicy(@Nullable Integer keep, Duration grace, Duration quiet) {

    /** The grace of a call that states none. */
    public static final Duration GRACE = Duration.ofHours(1);

    /** The least time of silence; three times the attempt's ttl if that is more. */
    public static final Duration QUIET = Duration.ofHours(24);

    public GarbagePolicy {
        if (keep != null && keep < 1) {
            throw invalid("keep", keep.toString(), "1 or more");
        }
        if (grace.isNegative()) {
            throw invalid("grace", grace.toString(), "0 or more");
        }
    }

    private static GristmillException invalid(String name, String value, String expected) {
        return new GristmillException(
                StoreErrors.INVALID_REQUEST,
                "Invalid " + name + ": '" + value + "' (expected " + expected + ")",
                null,
                null);
    }
}
