package dev.gristmill.store.run;

import dev.gristmill.store.json.Sha256;
import java.util.Locale;

/**
 * Names of runs and attempts. A run's name is the SHA-256, in hexadecimal, of the UTF-8 bytes of five lines, divided by
 * line feeds, without one at the end:
 *
 * <pre>
 * gristmill/run/1
 * the model's name
 * the job's name
 * the logical date; for a run without one, "~" and a fresh nonce
 * the rerun number in decimal
 * </pre>
 *
 * So a date that is started again is the same run, on any host, and a run without a date is like no other.
 */
final class RunIds {

    private static final String FORMAT = "gristmill/run/1";
    private static final int NONCE_DIGITS = 8;

    private RunIds() {}

    static String dated(RunRequest request, String logicalDate, int rerun) {
        return Sha256.of(
                String.join("\n", FORMAT, request.model(), request.jobName(), logicalDate, Integer.toString(rerun)));
    }

    static String undated(RunRequest request, String nonce) {
        return dated(request, "~" + nonce, 0);
    }

    /** Later attempts of a run have greater names. */
    static String attempt(int number, String nonce) {
        return String.format(Locale.ROOT, "%04d-%s", number, nonce.substring(0, NONCE_DIGITS));
    }
}
