package dev.gristmill.store.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A status in Prometheus' text exposition format, version 0.0.4. What is not known has no line, so that no value is ever
 * NaN. Every line is labelled with run, attempt and job.
 */
final class PrometheusText {

    private static final String GAUGE = "gauge";
    private static final String COUNTER = "counter";
    private static final String METRIC = "metric";
    private static final double PERCENT = 100;
    private static final int MILLIS_DIGITS = 3;
    private static final Set<String> OF_THE_FIT = Set.of(RunStatus.ROWS_PER_SECOND, RunStatus.LOSS, RunStatus.CHANGE);

    private final StringBuilder text = new StringBuilder();
    private final String labels;

    private PrometheusText(RunStatus status) {
        labels = label("run", status.runId()) + label("attempt", status.attempt()) + label("job", status.job());
    }

    static String of(RunStatus status) {
        PrometheusText prometheus = new PrometheusText(status);
        prometheus.place(status);
        prometheus.metrics(status);
        prometheus.times(status);
        return prometheus.text.toString();
    }

    private void place(RunStatus status) {
        family("state", GAUGE, "1 for the state that the run is in, 0 for all others.");
        for (RunState state : RunState.values()) {
            sample("state", label("state", state.name()), state == status.state() ? 1 : 0);
        }
        gauge("step", "The current step, from 1; 0 before the first.", status.stepIndex());
        gauge("steps", "How many steps there are.", status.stepCount());
        gauge("progress_ratio", "How far the whole run is, 0 to 1.", status.progressPercentage() / PERCENT);
        gauge("iteration", "The current iteration of the fit, from 1.", status.iteration());
        gauge("max_iterations", "How many iterations there can be.", status.maxIterations());
        single("read_rows_total", COUNTER, "Rows of the source that were read.", status.rowsRead());
        single("read_bytes_total", COUNTER, "Bytes of the source that were read.", status.bytesRead());
        gauge("exit_code", "How the process ends.", status.exitCode());
    }

    private void metrics(RunStatus status) {
        Map<String, Double> metrics = status.metrics();
        gauge("rows_per_second", "Rows that the fit looks at in a second.", metrics.get(RunStatus.ROWS_PER_SECOND));
        gauge("loss", "What the fit makes small.", metrics.get(RunStatus.LOSS));
        gauge("change", "The norm of the gradient, or how far centres moved.", metrics.get(RunStatus.CHANGE));
        Map<String, Double> validation = new TreeMap<>();
        Map<String, Double> holdout = new TreeMap<>();
        metrics.forEach((name, value) -> {
            if (name.startsWith(RunStatus.VALIDATION)) {
                validation.put(name.substring(RunStatus.VALIDATION.length()), value);
            } else if (!OF_THE_FIT.contains(name)) {
                holdout.put(name, value);
            }
        });
        named("validation", "A metric on the validation rows, by its name.", validation);
        named("holdout", "A metric on the rows that were held out, by its name.", holdout);
    }

    private void times(RunStatus status) {
        gauge("remaining_seconds", "How long all iterations that are left take.", status.estimatedRemainingSeconds());
        gauge("checkpoint_timestamp_seconds", "When the newest checkpoint was written.", unix(status.checkpointAt()));
        gauge("started_timestamp_seconds", "When the attempt began.", unix(status.startedAt()));
        gauge("updated_timestamp_seconds", "When this was written.", unix(status.updatedAt()));
    }

    private void named(String name, String help, Map<String, Double> values) {
        if (!values.isEmpty()) {
            family(name, GAUGE, help);
            values.forEach((metric, value) -> sample(name, label(METRIC, metric), value));
        }
    }

    private void gauge(String name, String help, @Nullable Number value) {
        single(name, GAUGE, help, value);
    }

    private void single(String name, String type, String help, @Nullable Number value) {
        if (value != null) {
            family(name, type, help);
            sample(name, "", value);
        }
    }

    private void family(String name, String type, String help) {
        text.append("# HELP gristmill_run_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE gristmill_run_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private void sample(String name, String further, Number value) {
        text.append("gristmill_run_").append(name).append('{').append(labels).append(further);
        text.append("} ").append(value).append('\n');
    }

    /** With the comma behind it, which the format allows after the last one too. */
    private static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\",";
    }

    /** Seconds since 1970, to the millisecond. */
    private static @Nullable Number unix(@Nullable Instant time) {
        return time == null ? null : BigDecimal.valueOf(time.toEpochMilli(), MILLIS_DIGITS);
    }
}
