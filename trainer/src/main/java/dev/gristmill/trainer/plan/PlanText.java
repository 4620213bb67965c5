package dev.gristmill.trainer.plan;

import dev.gristmill.cli.TextTable;
import dev.gristmill.trainer.plan.PlanDocument.Features;
import dev.gristmill.trainer.plan.PlanDocument.Memory;
import dev.gristmill.trainer.plan.PlanDocument.Model;
import dev.gristmill.trainer.plan.PlanDocument.Source;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** A plan for a person on a terminal. */
final class PlanText {

    private static final double MIB = 1 << 20;
    private static final int COLUMNS = 10;

    private final PlanDocument plan;
    private final TextTable table = new TextTable("  ");

    private PlanText(PlanDocument plan) {
        this.plan = plan;
    }

    /** The resolved job, then what follows from it and from the source. */
    static String of(PlanDocument plan) {
        return new PlanText(plan).render();
    }

    private String render() {
        PlanDocument.Job job = Objects.requireNonNull(plan.job());
        source(Objects.requireNonNull(plan.source()));
        learning(Objects.requireNonNull(plan.algorithm()));
        Features features = plan.features();
        if (features != null) {
            features(features);
        }
        model(Objects.requireNonNull(plan.model()));
        Memory memory = plan.memory();
        if (memory != null && memory.verdict() != null) {
            memory(memory);
        }
        table.row("resume", Objects.requireNonNull(plan.resume()));
        plan.warnings().forEach(warning -> table.row("warning", warning));
        return "Plan of " + job.name() + "\n\n" + job.text().indent(2) + "\n" + table;
    }

    private void source(Source source) {
        table.row(
                "read",
                format(
                        "%,d rows in %,d units, %.1f MiB of %.1f MiB that %s holds",
                        source.rows(),
                        source.units(),
                        source.bytes() / MIB,
                        source.bytesHeld() / MIB,
                        source.connector()));
        table.row(
                "columns",
                format(
                        "%d of %d: %s",
                        source.columns().size(), source.columnsHeld(), String.join(", ", source.columns())));
        source.scans().forEach(scan -> table.row("pushed down", scan.name() + ": " + pushed(scan)));
        List<PlanDocument.Place> places = source.placement();
        if (!places.isEmpty()) {
            String first = places.stream()
                    .limit(COLUMNS)
                    .map(place -> format("%s %.1f MiB", name(place), place.bytes() / MIB))
                    .collect(Collectors.joining(", "));
            table.row("hosts", first + (places.size() > COLUMNS ? " and " + (places.size() - COLUMNS) + " more" : ""));
        }
    }

    private static String name(PlanDocument.Place place) {
        return place.rack() == null ? place.host() : place.host() + " in " + place.rack();
    }

    private static String pushed(PlanDocument.Scan scan) {
        return scan.pushedDown().isEmpty()
                ? "nothing"
                : scan.pushedDown().entrySet().stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining("; "));
    }

    private void learning(PlanDocument.Algorithm algorithm) {
        table.row("task", Objects.requireNonNull(plan.task()));
        table.row("algorithm", algorithm.name() + " (" + algorithm.className() + ")");
        table.row("engine", algorithm.engine() + ": " + algorithm.reason());
    }

    private void features(Features features) {
        table.row(
                "features",
                format("%,d numbers, as the first %,d rows have it", features.size(), features.sampledRows()));
        features.parts().forEach(part -> table.row("", format("%s: %,d", name(part), part.size())));
    }

    /** The rule's name says little without its columns. */
    private static String name(PlanDocument.Part part) {
        List<String> columns = part.columns();
        if (columns.size() == 1) {
            return part.name();
        }
        String first = String.join(", ", columns.subList(0, Math.min(COLUMNS, columns.size())));
        String more = columns.size() > COLUMNS ? " and " + (columns.size() - COLUMNS) + " more" : "";
        return part.name() + " (" + first + more + ")";
    }

    private void model(Model model) {
        String size = model.bytes() == null ? "unknown" : format("about %.1f MiB", model.bytes() / MIB);
        table.row("model", size + ": " + model.method());
    }

    private void memory(Memory memory) {
        String verdict = Objects.requireNonNull(memory.verdict())
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        String advice = memory.advice() == null ? "" : "; " + memory.advice();
        table.row(
                "memory",
                format(
                        "%s: the driver needs about %.0f MiB of %.0f MiB%s",
                        verdict, Objects.requireNonNull(memory.neededBytes()) / MIB, memory.heapBytes() / MIB, advice));
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
