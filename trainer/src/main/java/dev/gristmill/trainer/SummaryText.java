package dev.gristmill.trainer;

import dev.gristmill.job.grammar.Words;
import dev.gristmill.store.gate.GateDecision;
import dev.gristmill.store.gate.RequirementResult;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.run.TrainSummary;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run did, for a person on a terminal. */
final class SummaryText {

    private static final Set<RunState> WITHOUT_RESULT = EnumSet.of(RunState.FAILED, RunState.STOPPED, RunState.SKIPPED);
    private static final int LABEL_WIDTH = 14;
    private static final int METRICS = 8;
    private static final double MIB = 1 << 20;

    private final TrainSummary summary;
    private final List<String> shown;
    private final int labelWidth;
    private final StringBuilder text = new StringBuilder();

    private SummaryText(TrainSummary summary) {
        this.summary = summary;
        this.shown = shown(summary);
        this.labelWidth = shown.stream().mapToInt(name -> name.length() + 2).reduce(LABEL_WIDTH, Math::max);
    }

    /** Some lines; the first says how it ended. */
    static String of(TrainSummary summary) {
        return new SummaryText(summary).render();
    }

    private String render() {
        text.append(summary.decision()).append('\n');
        if (!WITHOUT_RESULT.contains(summary.state())) {
            text.append('\n');
            if (summary.task() != null) {
                line("task", summary.task());
            }
            source();
            fit();
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
            String near = source.nodeLocalShare() == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "; %.0f %% of the tasks ran beside their bytes",
                            100 * source.nodeLocalShare());
            String bytes = source.bytesRead() == null
                    ? ""
                    : String.format(
                            Locale.ROOT, ", %.1f of %.1f MiB", source.bytesRead() / MIB, source.bytesHeld() / MIB);
            line("read", String.format(Locale.ROOT, "%,d rows%s%s%s", source.rowsRead(), bytes, files, near));
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

    private void fit() {
        TrainSummary.Fit fit = summary.fit();
        if (fit != null) {
            String best = fit.bestIteration() == fit.iterations() ? "" : ", the best is " + fit.bestIteration();
            String resumed = fit.resumedAtIteration() == null
                    ? ""
                    : ", " + fit.resumedAtIteration() + " of them by an earlier attempt";
            String from = fit.start() == null || fit.start().from() == null
                    ? ""
                    : ", from " + fit.start().from();
            line(
                    "fit",
                    fit.iterations() + " of " + fit.maxIterations() + " iterations ("
                            + Words.of(fit.stoppedBy()).replace('-', ' ') + ")" + best + resumed + from);
        }
    }

    private void metrics() {
        Map<String, Double> metrics = summary.metrics();
        shown.forEach(name -> line(name, number(Objects.requireNonNull(metrics.get(name)))));
        if (shown.size() < metrics.size()) {
            TrainSummary.Report report = summary.report();
            String place = report == null ? "with -o json" : "in " + report.html();
            line("", (metrics.size() - shown.size()) + " more metrics " + place);
        }
    }

    /** All of a few metrics; of many the first, and before them those that the gate is about. */
    private static List<String> shown(TrainSummary summary) {
        List<String> names = List.copyOf(summary.metrics().keySet());
        GateDecision gate = summary.gate();
        List<RequirementResult> requirements = gate == null ? List.of() : gate.requirements();
        if (names.size() <= METRICS) {
            return names;
        }
        return Stream.concat(
                        requirements.stream()
                                .map(it -> it.text().replaceFirst(" .*", ""))
                                .filter(names::contains),
                        names.subList(0, METRICS).stream())
                .distinct()
                .toList();
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
                .append(" ".repeat(labelWidth - label.length()))
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
