package dev.gristmill.job.file;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.job.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while a job file is read, so that all of it is told at once. Not thread-safe. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    List<Problem> found() {
        return List.copyOf(found);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw InvalidJobException.of(found);
        }
    }

    void add(Problem problem) {
        found.add(problem);
    }

    void add(ErrorCode code, Position position, String path, String message) {
        add(code, position, path, message, null);
    }

    void missing(Position position, String path, String expected) {
        add(JobErrors.MISSING_VALUE, position, path, "Missing " + path + ": expected " + expected);
    }

    void unavailable(Position position, String path) {
        add(JobErrors.NOT_AVAILABLE, position, path, "Cannot use " + path + ": not available in this version");
    }

    void contradiction(Position position, String path, String message) {
        add(JobErrors.CONTRADICTION, position, path, message);
    }

    void unknownKey(Position position, String path, @Nullable String suggestion) {
        add(JobErrors.UNKNOWN_KEY, position, path, "Unknown key '" + path + "'", suggestion);
    }

    void wrongValue(Position position, String path, String message, @Nullable String suggestion) {
        add(JobErrors.WRONG_VALUE, position, path, message, suggestion);
    }

    void add(ErrorCode code, Position position, String path, String message, @Nullable String suggestion) {
        found.add(new Problem(code, position, printable(path), printable(message), suggestion));
    }

    // A key or a value must not be able to forge a line of a log or to drive a terminal
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
