package dev.gristmill.cli.models;

import dev.gristmill.cli.TextTable;
import dev.gristmill.cli.Words;
import dev.gristmill.cli.models.DiffDocument.Difference;
import dev.gristmill.cli.models.DiffDocument.Metric;
import dev.gristmill.cli.models.DiffDocument.Units;
import dev.gristmill.cli.models.DiffDocument.Verdict;
import dev.gristmill.cli.models.DiffDocument.Weight;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code models diff} shows to people: side by side, under one heading per kind. */
final class DiffText {

    private static final String INDENT = "  ";
    private static final String LINE = System.lineSeparator();
    private static final int DIGEST = 12;
    private static final int DIGEST_LENGTH = 64;
    private static final int MOST_WEIGHTS = 20;

    private DiffText() {}

    static String of(DiffDocument document) {
        return section("Version", differences(document, document.version()))
                + LINE
                + section("Metrics", metrics(document))
                + LINE
                + section(
                        "Parameters" + alike(document.parametersAlike()), differences(document, document.parameters()))
                + LINE
                + section("Data", data(document))
                + LINE
                + section("Features" + alike(document.featuresAlike()), differences(document, document.features()))
                + importance(document);
    }

    private static String section(String title, TextTable table) {
        return title + LINE + table;
    }

    private static String alike(int count) {
        return " (" + count + (count == 1 ? " is the same)" : " are the same)");
    }

    private static TextTable table(DiffDocument document) {
        return new TextTable(INDENT).row("", document.from(), document.to(), "");
    }

    private static TextTable differences(DiffDocument document, List<Difference> differences) {
        return differences.isEmpty() ? new TextTable(INDENT).row("no difference") : add(table(document), differences);
    }

    private static TextTable add(TextTable table, List<Difference> differences) {
        differences.forEach(it -> table.row(it.name(), text(it.from()), text(it.to()), it.changed() ? "differs" : ""));
        return table;
    }

    private static TextTable metrics(DiffDocument document) {
        TextTable table = table(document);
        for (Metric metric : document.metrics()) {
            table.row(metric.name(), number(metric.from()), number(metric.to()), change(metric));
        }
        return table;
    }

    private static String change(Metric metric) {
        Double change = metric.change();
        Verdict verdict = metric.verdict();
        if (change == null) {
            return "";
        }
        String sign = change > 0 ? "+" : "";
        return sign
                + Words.number(change)
                + (verdict == null ? "" : " " + verdict.name().toLowerCase(Locale.ROOT));
    }

    private static TextTable data(DiffDocument document) {
        Units units = document.units();
        TextTable table = add(table(document), document.data());
        return units.from() + units.to() == 0
                ? table
                : table.row(
                        "units",
                        Integer.toString(units.from()),
                        Integer.toString(units.to()),
                        units.both() + " in both");
    }

    private static String importance(DiffDocument document) {
        if (document.importance().isEmpty()) {
            return "";
        }
        TextTable table = table(document);
        for (Weight weight : document.importance().stream().limit(MOST_WEIGHTS).toList()) {
            table.row(weight.column(), number(weight.from()), number(weight.to()), "");
        }
        return LINE + section("Importance", table);
    }

    private static String number(@Nullable Double value) {
        return value == null ? Words.NONE : Words.number(value);
    }

    // Of a digest the beginning tells as much; JSON has all of it
    private static String text(@Nullable String value) {
        if (value == null) {
            return Words.NONE;
        }
        boolean digest = value.length() == DIGEST_LENGTH && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return digest ? value.substring(0, DIGEST) : value.lines().findFirst().orElse("");
    }
}
