package dev.gristmill.error;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of failure: its stable name, whose it is, and how the process ends.
 *
 * @param id letters, a dash and three digits, as in {@code JOB-701}
 * @param blame who can do something about it
 * @param exitCode how the command ends
 */
public record ErrorCode(String id, Blame blame, ExitCode exitCode) {

    private static final Pattern ID = Pattern.compile("[A-Z]+-[0-9]{3}");

    public ErrorCode {
        Objects.requireNonNull(blame);
        Objects.requireNonNull(exitCode);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Invalid error code: '" + id + "' (expected letters, '-', three digits)");
        }
    }
}
