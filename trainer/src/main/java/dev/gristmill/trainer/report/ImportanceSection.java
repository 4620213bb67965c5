package dev.gristmill.trainer.report;

import dev.gristmill.trainer.report.Importance.Entry;
import dev.gristmill.trainer.report.Importance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the model makes of each column, and of its levels. */
final class ImportanceSection {

    private static final int SHOWN = 15;

    private ImportanceSection() {}

    static void write(Report report, Html html) {
        Importance importance = Objects.requireNonNull(report.importance());
        if (importance.kind() == Kind.NONE) {
            html.element("p", importance.note() + ".", "class", "empty");
            return;
        }
        html.element("p", reading(importance), "class", "reading");
        if (importance.entries().isEmpty()) {
            html.element("p", "Every weight of the model is 0: it looks at nothing.", "class", "empty");
            return;
        }
        html.open("div", "class", "charts");
        Plot.Text columns = new Plot.Text("columns", "By column", byColumn(importance.kind()));
        Card.write(html, columns, () -> columns(importance, html), null);
        Plot.Text levels = new Plot.Text("levels", "By column and level", byLevel(importance));
        List<Entry> entries = importance.entries();
        Card.write(
                html,
                levels,
                () -> {
                    levels(importance, entries.subList(0, Math.min(SHOWN, entries.size())))
                            .write(html);
                    rest(importance, html);
                },
                null);
        html.close();
    }

    private static void columns(Importance importance, Html html) {
        List<Importance.Column> columns = importance.columns();
        int shown = Math.min(SHOWN, columns.size());
        double largest = columns.isEmpty() ? 0 : columns.get(0).weight();
        columns(columns.subList(0, shown), largest).write(html);
        if (shown < columns.size()) {
            html.open("details").element("summary", Words.count(columns.size() - shown) + " more");
            columns(columns.subList(shown, columns.size()), largest).write(html);
            html.close();
        }
    }

    private static void rest(Importance importance, Html html) {
        List<Entry> entries = importance.entries();
        if (entries.size() > SHOWN) {
            List<Entry> rest = entries.subList(SHOWN, entries.size());
            html.open("details").element("summary", Words.count(rest.size()) + " more");
            levels(importance, rest).write(html);
            html.close();
        }
        if (importance.note() != null) {
            html.element("p", importance.note() + ".", "class", "reading");
        }
    }

    private static String reading(Importance importance) {
        return meaning(importance.kind()) + " The feature vector has " + Words.some(importance.slots(), "place") + ".";
    }

    private static String meaning(Kind kind) {
        return switch (kind) {
            case COEFFICIENT ->
                "Coefficients: what one unit more adds to the prediction on the model's own scale. A unit is that of the"
                        + " column as it enters the model, so that scaled columns compare and others do not.";
            case IMPORTANCE -> "The share of what the trees gained by splitting on a feature; all shares come to 1.";
            case FACTORS ->
                "Linear: what one unit more adds to the prediction by itself. Factors: how long the feature's factors are;"
                        + " two features that are 1 together add at most the product of their lengths. Scaled columns"
                        + " compare, others do not.";
            case EVIDENCE ->
                "By how much one unit more of a feature moves the logarithms of two classes' probabilities apart, of the"
                        + " two classes that it moves most: at 0.69 it doubles one against the other.";
            case CONNECTION ->
                "Connection weights (Olden, Joy and Death 2004): the weights along each path from a feature to the output"
                        + " of a class are multiplied, and added up over all paths. They tell a direction and an order,"
                        + " and nothing about thresholds. Scaled columns compare, others do not.";
            case NONE -> "";
        };
    }

    private static String byColumn(Kind kind) {
        return kind == Kind.IMPORTANCE
                ? "The sum over the column's levels."
                : "The largest absolute value among the column's levels.";
    }

    private static String byLevel(Importance importance) {
        return signed(importance) ? "The largest first; bars to the left are negative." : "The largest first.";
    }

    private static boolean signed(Importance importance) {
        return importance.entries().stream().anyMatch(entry -> entry.value() < 0);
    }

    private static Table columns(List<Importance.Column> columns, double largest) {
        Table table =
                new Table("Columns by weight").text("Column").number("Weight").bars("Against the largest");
        columns.forEach(column -> table.row(
                Cell.of(column.name()),
                Cell.of(Words.number(column.weight())),
                Cell.Bar.of(largest == 0 ? 0 : column.weight() / largest)));
        return table;
    }

    private static Table levels(Importance importance, List<Entry> entries) {
        boolean classes = entries.stream().anyMatch(entry -> entry.label() != null);
        double largest = Math.abs(importance.entries().get(0).value());
        boolean signed = signed(importance);
        Table table = new Table("Weights").text("Column").text("Level");
        if (classes) {
            table.text(importance.kind() == Kind.FACTORS ? "Part" : "Class");
        }
        table.number("Weight").bars(signed ? "Below and above 0" : "Against the largest");
        for (Entry entry : entries) {
            List<Cell> cells = new ArrayList<>(
                    List.of(Cell.of(entry.column()), Cell.of(Objects.requireNonNullElse(entry.level(), Words.NONE))));
            if (classes) {
                cells.add(Cell.of(Objects.requireNonNullElse(entry.label(), Words.NONE)));
            }
            cells.add(Cell.of(Words.number(entry.value())));
            double share = entry.value() / largest;
            cells.add(signed ? Cell.Bar.around(share) : Cell.Bar.of(share));
            table.row(cells);
        }
        return table;
    }
}
