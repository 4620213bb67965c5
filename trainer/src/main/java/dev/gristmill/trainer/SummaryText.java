package dev.gristmill.trainer;

import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.run.TrainSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run did, for a person on a terminal. */
final class SummaryText {

    private static final int LABEL_WIDTH = 14;
    private static final double MIB = 1 << 20;

    private final TrainSummary summary;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(TrainSummary summary) {
        this.summary = summary;
    }

    /** Some lines; the first says how it ended. */
    static String of(TrainSummary summary) {
        return new SummaryText(summary).render();
    }

    private String render() {
        text.append(summary.decision()).append('\n');
        if (summary.state() != RunState.FAILED && summary.state() != RunState.STOPPED) {
            text.append('\n');
            if (summary.task() != null) {
                line("task", summary.task());
            }
            source();
            metrics();
            gate();
            model();
        }
        if (summary.report() != null) {
            line("report", summary.report().html());
        }
        if (!summary.steps().isEmpty()) {
            line("time", seconds(summary.durationMillis()) + ": " + steps());
        }
        summary.warnings().forEach(warning -> line("warning", warning));
        return text.toString();
    }

    private void source() {
        TrainSummary.Source source = summary.source();
        if (source != null) {
            String files = source.filesRead() == null
                    ? ""
                    : String.format(Locale.ROOT, " of %,d files (%,d there)", source.filesRead(), source.filesHeld());
            line(
                    "read",
                    String.format(
                            Locale.ROOT, "%,d rows, %.1f MiB%s", source.rowsRead(), source.bytesRead() / MIB, files));
        }
        if (summary.split() != null) {
            line(
                    "split",
                    String.format(
                            Locale.ROOT,
                            "%,d trained, %,d validation, %,d held out",
                            summary.split().trainRows(),
                            summary.split().validationRows(),
                            summary.split().testRows()));
        }
    }

    private void metrics() {
        summary.metrics().forEach((name, value) -> line(name, number(value)));
    }

    private void gate() {
        GateDecision gate = summary.gate();
        if (gate == null) {
            return;
        }
        List<RequirementResult> requirements = gate.requirements();
        line(
                "gate",
                requirements.isEmpty()
                        ? "none"
                        : requirements.stream()
                                .map(it -> it.text() + (it.passed() ? ": passed" : ": not passed"))
                                .collect(Collectors.joining(", ")));
    }

    private void model() {
        TrainSummary.Model model = summary.model();
        if (model != null) {
            line("model", model.pipelineModel());
        }
    }

    private String steps() {
        return summary.steps().stream()
                .map(step -> step.name().toLowerCase(Locale.ROOT) + " " + seconds(step.durationMillis()))
                .collect(Collectors.joining(", "));
    }

    private void line(String label, String value) {
        text.append("  ")
                .append(label)
                .append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())))
                .append(value)
                .append('\n');
    }

    /** Counts without decimals. */
    private static String number(double value) {
        boolean count = value == Math.rint(value) && Math.abs(value) > 1;
        return String.format(Locale.ROOT, count ? "%,.0f" : "%.4f", value);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
