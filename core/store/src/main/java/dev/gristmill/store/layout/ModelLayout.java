package dev.gristmill.store.layout;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where everything of one model lies. The name is checked here, before any key is built from it.
 *
 * <pre>
 * MODEL/log/00000000000000000001.json
 * MODEL/log/_snap/00000000000000000064.json
 * MODEL/log/_hint
 * MODEL/artifacts/RUN/ATTEMPT/{model/, schema.json, metrics.json, inputs.json, job.json, MANIFEST.json}
 * MODEL/runs/RUN/ATTEMPT/{inputs.json, hb, status.json, metrics.prom, report.html, report.json}
 * MODEL/runs/RUN/ATTEMPT/checkpoints/000007/{state, CHECKPOINT.json}
 * MODEL/runs/RUN/unclaimed/{report.html, report.json}
 * </pre>
 *
 * @param model the model's name: 1 to 64 of a-z, 0-9 and -
 */
public record ModelLayout(String model) {

    /** In place of an attempt, for a run that ended before it had one: the names of attempts begin with digits. */
    public static final String UNCLAIMED = "unclaimed";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern ENTRY = Pattern.compile("(00[0-9]{18})\\.json");

    public ModelLayout {
        if (!isName(model)) {
            throw new GristmillException(
                    StoreErrors.INVALID_REFERENCE,
                    "Invalid model name: '" + model + "' (expected 1 to 64 of a-z, 0-9 and -)",
                    null,
                    null);
        }
    }

    /** Whether this can be the name of a model. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The folder of the log. */
    public String logFolder() {
        return model + "/log";
    }

    /** The key of one log entry; the first is 1. */
    public String entryKey(long seq) {
        return logFolder() + "/" + String.format(Locale.ROOT, "%020d.json", seq);
    }

    /** The key of the snapshot of the state after one log entry. */
    public String snapshotKey(long seq) {
        return logFolder() + "/_snap/" + String.format(Locale.ROOT, "%020d.json", seq);
    }

    /** The key of the number of the newest snapshot. */
    public String hintKey() {
        return logFolder() + "/_hint";
    }

    /** The folder of all that the model's attempts made. */
    public String artifactsFolder() {
        return model + "/artifacts";
    }

    /** The folder of all that the model's attempts recorded. */
    public String runsFolder() {
        return model + "/runs";
    }

    /** The number of the log entry under this key; empty if the key is not one of an entry. */
    public OptionalLong entryNumber(String key) {
        Matcher name = ENTRY.matcher(key.substring(key.lastIndexOf('/') + 1));
        boolean entry = name.matches() && key.length() == logFolder().length() + 1 + name.end();
        return entry ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    /** Where the report of a run lies that ended before it had an attempt. */
    public AttemptLayout unclaimed(String runId) {
        return attempt(runId, UNCLAIMED);
    }

    /** Where one attempt's things lie. */
    public AttemptLayout attempt(String runId, String attemptId) {
        return new AttemptLayout(model, runId, attemptId);
    }
}
