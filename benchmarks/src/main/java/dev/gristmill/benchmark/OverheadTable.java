package dev.gristmill.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The comparisons as two tables of markdown: of iterations, and of checkpoints. Medians, with least and most. */
final class OverheadTable {

    private static final double THOUSAND = 1e3;
    private static final double PERCENT = 100;

    private static final String ITERATIONS = """
            | learner | iterations: A, B | s per fit: A, B | ms per iteration: A, B | B / A | CPU: B / A | outside iterations | others' cores |
            |---|---|---|---|---|---|---|---|
            """;

    private static final String CHECKPOINTS = """
            | learner | s per fit: C | ms per iteration: C | C / B - 1 | checkpoints | ms each | bytes | by the default schedule |
            |---|---|---|---|---|---|---|---|
            """;

    private final List<Comparison> comparisons;

    OverheadTable(List<Comparison> comparisons) {
        this.comparisons = List.copyOf(comparisons);
    }

    /** Both tables, with an empty line between them. */
    String markdown() {
        return rows(ITERATIONS, OverheadTable::iterations) + "\n" + rows(CHECKPOINTS, OverheadTable::checkpoints);
    }

    /** Whether the figures may be believed, in a line. */
    String verdict() {
        List<String> disturbed = comparisons.stream()
                .filter(it -> !it.quiet())
                .map(Comparison::name)
                .toList();
        return disturbed.isEmpty()
                ? "Other processes left the machine alone.\n"
                : "NO CLAIM: other processes took more than " + Comparison.QUIET
                        + " of a core, or it is not known, during: " + String.join("; ", disturbed) + ".\n";
    }

    private String rows(String head, Function<Comparison, List<String>> cells) {
        return comparisons.stream()
                .map(it -> "| " + String.join(" | ", cells.apply(it)) + " |\n")
                .collect(Collectors.joining("", head, ""));
    }

    private static List<String> iterations(Comparison of) {
        return List.of(
                of.name(),
                median(of, "%.0f", it -> (double) it.textbook().iterations()) + ", "
                        + median(of, "%.0f", it -> (double) it.steps().iterations()),
                median(of, "%.2f", it -> it.textbook().wallSeconds()) + ", "
                        + median(of, "%.2f", it -> it.steps().wallSeconds()),
                median(of, "%.1f", it -> THOUSAND * it.textbook().wallPerIteration()) + ", "
                        + median(of, "%.1f", it -> THOUSAND * it.steps().wallPerIteration()),
                spread(of, "%.2f", Round::wallRatio),
                spread(of, "%.2f", Round::cpuRatio),
                median(of, "%.0f %%", it -> PERCENT * it.outside()),
                of.neighbours().isPresent() ? format("%.2f", of.neighbours().getAsDouble()) : "unknown");
    }

    private static List<String> checkpoints(Comparison of) {
        return List.of(
                of.name(),
                median(of, "%.2f", it -> it.checkpoints().wallSeconds()),
                median(of, "%.1f", it -> THOUSAND * it.checkpoints().wallPerIteration()),
                spread(of, "%+.1f %%", it -> PERCENT * it.checkpointOverhead()),
                median(of, "%.0f", it -> (double) it.written().count()),
                median(of, "%.1f", it -> THOUSAND * it.written().seconds()),
                median(of, "%,.0f", it -> (double) it.written().bytes()),
                median(of, "%.3f %%", it -> PERCENT * it.written().defaultShare()));
    }

    private static String median(Comparison of, String format, Function<Round, Double> figure) {
        return format(format, Spread.of(of.rounds(), figure).median());
    }

    private static String spread(Comparison of, String format, Function<Round, Double> figure) {
        Spread spread = Spread.of(of.rounds(), figure);
        return format(format, spread.median()) + " (" + format(format, spread.least()) + " to "
                + format(format, spread.most()) + ")";
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
