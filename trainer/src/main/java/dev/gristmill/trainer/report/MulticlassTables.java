package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Multiclass;
import dev.gristmill.trainer.judgement.Detail.OfClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well several classes are told apart. */
final class MulticlassTables {

    private static final int SHOWN = 30;

    private MulticlassTables() {}

    static void write(Multiclass multiclass, Html html) {
        List<OfClass> classes = multiclass.classes();
        html.open("div", "class", "stack");
        Plot.Text confusion = new Plot.Text(
                "confusion",
                "Confusion",
                "Each row is a class, and shows what its rows were predicted as; the darker, the larger the share."
                        + (classes.size() > SHOWN ? " The first " + SHOWN + " classes are shown." : ""));
        Card.write(html, confusion, () -> confusion(multiclass).write(html), null);
        Plot.Text scores = new Plot.Text(
                "classes",
                "By class",
                "Precision: how many of the rows predicted as the class are of it. Recall: how many rows of the class are"
                        + " predicted as it.");
        Card.write(html, scores, () -> scores(classes).write(html), null);
        html.close();
    }

    private static Table confusion(Multiclass multiclass) {
        Table table = new Table("Rows by label and prediction").text("Label");
        List<OfClass> shown = multiclass.classes().stream().limit(SHOWN).toList();
        shown.forEach(one -> table.number(one.label()));
        for (int label = 0; label < shown.size(); label++) {
            List<Double> counts = multiclass.confusion().get(label);
            double all = counts.stream().mapToDouble(it -> it).sum();
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(shown.get(label).label())));
            counts.stream()
                    .limit(SHOWN)
                    .forEach(count -> cells.add(new Cell.Shade(Words.count(count), all == 0 ? 0 : count / all)));
            table.row(cells);
        }
        return table;
    }

    private static Table scores(List<OfClass> classes) {
        Table table = new Table("Scores by class")
                .text("Class")
                .number("Rows")
                .number("Precision")
                .number("Recall")
                .number("F1")
                .bars("F1 from 0 to 1");
        for (OfClass one : classes) {
            table.row(
                    Cell.of(one.label()),
                    Cell.of(one.count()),
                    Cell.of(number(one.precision())),
                    Cell.of(number(one.recall())),
                    Cell.of(number(one.f1())),
                    Cell.Bar.of(one.f1() == null ? 0 : one.f1()));
        }
        return table;
    }

    private static String number(@Nullable Double value) {
        return value == null ? Words.NONE : Words.number(value);
    }
}
