package dev.gristmill.cli.status;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.store.run.RunStatus;
import dev.gristmill.store.run.StoredRun;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a run is, for people. */
final class StatusText {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SILENT =
            "silent for more than 30 s: gone, or in one long task, or the clocks of the two hosts differ";

    private StatusText() {}

    /** Whether nothing was written for a while, by the writer's clock and ours. */
    static boolean silent(RunStatus status, Instant now) {
        return !status.state().finished() && age(status.updatedAt(), now).compareTo(PATIENCE) > 0;
    }

    /** All of it, a fact per line. */
    static String of(StoredRun run, URI folder, RunStatus status, Instant now) {
        String date = run.attempt().claim().logicalDate();
        TextTable table = new TextTable("")
                .row("run", status.runId())
                .row("attempt", status.attempt())
                .row("model", run.model() + ", job " + status.job() + (date == null ? "" : ", for " + date))
                .row("state", state(status) + ", " + percent(status));
        row(table, "fit", fit(status));
        row(table, "metrics", metrics(status.metrics()));
        row(table, "source", source(status));
        Instant written = status.checkpointAt();
        if (written != null && status.checkpoint() != null) {
            table.row("checkpoint", Words.duration(age(written, now)) + " old, in " + status.checkpoint());
        }
        table.row("began", Words.second(status.startedAt()));
        table.row("status", Words.duration(age(status.updatedAt(), now)) + " old, in " + folder);
        if (silent(status, now)) {
            table.row("", SILENT);
        }
        if (status.exitCode() != null) {
            table.row("exit code", status.exitCode().toString());
        }
        return table + failure(status);
    }

    /** What changes while a run goes on, in one line without its end. */
    static String line(RunStatus status, Instant now) {
        List<String> parts = new ArrayList<>(List.of(state(status), percent(status)));
        parts.add(fit(status));
        parts.add(metrics(status.metrics()));
        parts.add(source(status));
        parts.add(status.checkpointAt() == null ? "" : "checkpoint of " + Words.second(status.checkpointAt()));
        parts.add(silent(status, now) ? SILENT : "");
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** Why it failed, with what to do; empty if it did not. */
    static String failure(RunStatus status) {
        ErrorDocument error = status.error();
        if (error == null) {
            return "";
        }
        String where = error.where() == null ? "" : " " + error.where();
        String hint = error.hint() == null ? "" : "  hint: " + error.hint() + System.lineSeparator();
        return "error " + error.code() + where + ": " + error.message() + System.lineSeparator() + hint;
    }

    private static void row(TextTable table, String name, String text) {
        if (!text.isEmpty()) {
            table.row(name, text);
        }
    }

    private static String state(RunStatus status) {
        String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return status.state().finished() || status.stepIndex() == 0
                ? state
                : state + ", step " + status.stepIndex() + " of " + status.stepCount();
    }

    private static String percent(RunStatus status) {
        return String.format(Locale.ROOT, "%.1f %%", status.progressPercentage());
    }

    private static String fit(RunStatus status) {
        if (status.iteration() == null) {
            return "";
        }
        String most = status.maxIterations() == null ? "" : " of " + status.maxIterations();
        Long remaining = status.estimatedRemainingSeconds();
        String left = remaining == null ? "" : ", " + Words.duration(Duration.ofSeconds(remaining)) + " left at most";
        return "iteration " + status.iteration() + most + left;
    }

    private static String metrics(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .map(metric -> metric.getKey().equals(RunStatus.ROWS_PER_SECOND)
                        ? String.format(Locale.ROOT, "%,.0f rows/s", metric.getValue())
                        : metric.getKey() + " " + Words.number(metric.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String source(RunStatus status) {
        Long rows = status.rowsRead();
        if (rows == null || rows == 0) {
            return "";
        }
        Long bytes = status.bytesRead();
        return String.format(Locale.ROOT, "%,d rows", rows) + (bytes == null ? "" : " and " + Words.size(bytes))
                + " read";
    }

    private static Duration age(Instant then, Instant now) {
        return Duration.between(then, now);
    }
}
