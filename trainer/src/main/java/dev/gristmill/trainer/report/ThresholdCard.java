package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Binary;
import dev.gristmill.trainer.judgement.Detail.Point;
import dev.gristmill.trainer.judgement.Detail.Threshold;
import dev.gristmill.trainer.report.Plot.Axis;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What becomes of the rows at a threshold, which a script lets the reader move; without it the default is shown. */
final class ThresholdCard {

    private static final double DEFAULT = 0.5;
    private static final List<Measure> MEASURES = List.of(
            new Measure("precision", "Precision", row -> share(row.truePositives(), row.falsePositives())),
            new Measure("recall", "Recall", row -> share(row.truePositives(), row.falseNegatives())),
            new Measure("f1", "F1", row -> share(2 * row.truePositives(), row.falsePositives() + row.falseNegatives())),
            new Measure(
                    "accuracy",
                    "Accuracy",
                    row -> share(
                            row.truePositives() + row.trueNegatives(), row.falsePositives() + row.falseNegatives())));

    private ThresholdCard() {}

    static void write(Binary binary, Html html) {
        List<Threshold> rows = binary.thresholds();
        Threshold shown = rows.stream()
                .min(Comparator.comparingDouble(row -> Math.abs(row.threshold() - DEFAULT)))
                .orElseThrow();
        html.open("article", "class", "card wide threshold")
                .element("h3", "Confusion at a threshold")
                .element(
                        "p",
                        "Rows that score at or above the threshold count as " + binary.positive() + ".",
                        "class",
                        "reading");
        control(rows, shown, html);
        html.open("div", "class", "charts");
        confusion(binary, shown, html);
        curves(rows, shown, html);
        html.close();
        table(rows).details(html);
        html.data("thresholds", json(rows)).close().line();
    }

    private static void control(List<Threshold> rows, Threshold shown, Html html) {
        html.open("p", "class", "control")
                .element("label", "Threshold", "for", "threshold")
                .empty(
                        "input",
                        "type",
                        "range",
                        "id",
                        "threshold",
                        "min",
                        "0",
                        "max",
                        Integer.toString(rows.size() - 1),
                        "step",
                        "1",
                        "value",
                        Integer.toString(rows.indexOf(shown)),
                        "hidden",
                        "hidden")
                .element(
                        "output",
                        String.format(Locale.ROOT, "%.2f", shown.threshold()),
                        "id",
                        "threshold-value",
                        "for",
                        "threshold")
                .close();
    }

    private static void confusion(Binary binary, Threshold shown, Html html) {
        double all = shown.truePositives() + shown.falsePositives() + shown.trueNegatives() + shown.falseNegatives();
        html.open("div")
                .open("div", "class", "scroll", "role", "region", "aria-label", "Confusion", "tabindex", "0")
                .open("table", "class", "confusion")
                .element("caption", "Rows by label and prediction")
                .open("thead")
                .open("tr")
                .element("th", "Label", "scope", "col")
                .element("th", "predicted " + binary.positive(), "scope", "col", "class", "number")
                .element("th", "predicted " + binary.negative(), "scope", "col", "class", "number")
                .close()
                .close()
                .open("tbody");
        row(binary.positive(), List.of("tp", "fn"), List.of(shown.truePositives(), shown.falseNegatives()), all, html);
        row(binary.negative(), List.of("fp", "tn"), List.of(shown.falsePositives(), shown.trueNegatives()), all, html);
        html.close().close().close().open("dl", "class", "measures");
        for (Measure measure : MEASURES) {
            html.open("div")
                    .element("dt", measure.name())
                    .element("dd", Words.number(measure.of().applyAsDouble(shown)), "data-measure", measure.id())
                    .close();
        }
        html.close().close();
    }

    private static void row(String label, List<String> ids, List<Double> counts, double all, Html html) {
        html.open("tr").element("th", label, "scope", "row");
        for (int i = 0; i < ids.size(); i++) {
            html.element(
                    "td",
                    Words.count(counts.get(i)),
                    "class",
                    "number shade",
                    "data-count",
                    ids.get(i),
                    "style",
                    String.format(Locale.ROOT, "--share: %.3f", all == 0 ? 0 : counts.get(i) / all));
        }
        html.close();
    }

    private static void curves(List<Threshold> rows, Threshold shown, Html html) {
        Plot.Text text = new Plot.Text(
                "by-threshold", "By threshold", "Precision, recall and F1 of the positive class at each threshold.");
        html.open("div");
        Plot plot = Plot.begin(html, text, Axis.share("threshold"), Axis.share("precision, recall, F1"));
        String[] styles = {"first", "second", "third"};
        for (int i = 0; i < styles.length; i++) {
            ToDoubleFunction<Threshold> value = MEASURES.get(i).of();
            plot.line(
                    styles[i],
                    rows.stream()
                            .filter(row -> row.truePositives() + row.falsePositives() > 0)
                            .map(row -> new Point(row.threshold(), value.applyAsDouble(row)))
                            .toList());
        }
        plot.marker("threshold-marker", shown.threshold()).end();
        html.open("ul", "class", "legend");
        for (int i = 0; i < styles.length; i++) {
            html.open("li")
                    .element("span", "", "class", "key " + styles[i], "aria-hidden", "true")
                    .text(MEASURES.get(i).name())
                    .close();
        }
        html.close().close();
    }

    private static Table table(List<Threshold> rows) {
        Table table = new Table("Confusion by threshold")
                .number("Threshold")
                .number("True positives")
                .number("False positives")
                .number("True negatives")
                .number("False negatives");
        rows.forEach(row -> table.row(
                Cell.of(String.format(Locale.ROOT, "%.2f", row.threshold())),
                Cell.of(row.truePositives()),
                Cell.of(row.falsePositives()),
                Cell.of(row.trueNegatives()),
                Cell.of(row.falseNegatives())));
        return table;
    }

    private static String json(List<Threshold> rows) {
        return rows.stream()
                .map(row -> List.of(
                                row.threshold(),
                                row.truePositives(),
                                row.falsePositives(),
                                row.trueNegatives(),
                                row.falseNegatives())
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The part that the first is of both; 0 when there is neither. */
    private static double share(double part, double rest) {
        return part + rest == 0 ? 0 : part / (part + rest);
    }

    private record Measure(String id, String name, ToDoubleFunction<Threshold> of) {}
}
