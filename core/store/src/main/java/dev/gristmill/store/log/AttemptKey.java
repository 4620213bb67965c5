package dev.gristmill.store.log;

import java.util.regex.Pattern;

/**
 * Which attempt of which run. Folders are named by it, and deleted by it: a name that could lead elsewhere is refused.
 *
 * @param runId the run: 1 to 128 of a-z, 0-9 and -
 * @param attemptId the attempt of that run: likewise
 */
public record AttemptKey(String runId, String attemptId) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,128}");

    public AttemptKey {
        if (!isName(runId) || !isName(attemptId)) {
            throw new IllegalArgumentException(
                    "Invalid attempt: '" + runId + "/" + attemptId + "' (expected names of a-z, 0-9 and -)");
        }
    }

    /** Whether this can be the name of a run or of an attempt. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
