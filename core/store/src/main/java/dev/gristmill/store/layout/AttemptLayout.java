package dev.gristmill.store.layout;

import java.util.Locale;

/**
 * Where one attempt's things lie.
 *
 * @param model the model's name, already checked
 * @param runId the run
 * @param attemptId the attempt of that run
 */
public record AttemptLayout(String model, String runId, String attemptId) {

    /** The folder of the attempt's records: status, inputs, checkpoints, report. */
    public String runFolder() {
        return model + "/runs/" + runId + "/" + attemptId;
    }

    /** The key of the record of what the attempt reads. */
    public String inputsKey() {
        return runFolder() + "/inputs.json";
    }

    /** The key of how the attempt is doing. */
    public String statusKey() {
        return runFolder() + "/status.json";
    }

    /** The key of the same for Prometheus. */
    public String metricsKey() {
        return runFolder() + "/metrics.prom";
    }

    /** The key of the counter that shows that the attempt is at work. */
    public String heartbeatKey() {
        return runFolder() + "/hb";
    }

    /** The key of the report for people. */
    public String reportKey() {
        return runFolder() + "/report.html";
    }

    /** The key of the report for programs. */
    public String reportDataKey() {
        return runFolder() + "/report.json";
    }

    /** The folder of the records of all attempts of the run. */
    public String allAttemptsFolder() {
        return model + "/runs/" + runId;
    }

    /** The folder of one of the attempt's checkpoints, numbered from 1. */
    public String checkpointFolder(int sequence) {
        return runFolder() + String.format(Locale.ROOT, "/checkpoints/%06d", sequence);
    }

    /** The folder of what the attempt makes. */
    public String artifactFolder() {
        return model + "/artifacts/" + runId + "/" + attemptId;
    }

    /** The key of a file of what the attempt makes. */
    public String artifactKey(String path) {
        return artifactFolder() + "/" + path;
    }
}
