package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Binary;
import dev.gristmill.trainer.judgement.Detail.Calibration;
import dev.gristmill.trainer.judgement.Detail.Gain;
import dev.gristmill.trainer.judgement.Detail.Point;
import dev.gristmill.trainer.judgement.Detail.Threshold;
import dev.gristmill.trainer.report.Plot.Axis;
import java.util.List;
import java.util.stream.Stream;

/** How well two classes are told apart. */
final class BinaryCharts {

    private static final double DOT = 3.5;
    private static final Point ORIGIN = new Point(0, 0);
    private static final Point CORNER = new Point(1, 1);

    private BinaryCharts() {}

    static void write(Binary binary, Html html) {
        if (!binary.thresholds().isEmpty()) {
            ThresholdCard.write(binary, html);
        }
        html.open("div", "class", "charts");
        roc(binary, html);
        precisionRecall(binary, html);
        calibration(binary.calibration(), html);
        gain(binary.gain(), html);
        html.close();
    }

    private static void roc(Binary binary, Html html) {
        Plot.Text text = new Plot.Text(
                "roc",
                "ROC curve",
                "How many of the positive rows are found, against how many of the negative ones are taken for positive;"
                        + " guessing gives the dashed line.");
        Card.write(
                html,
                text,
                () -> Plot.begin(html, text, Axis.share("false positive rate"), Axis.share("true positive rate"))
                        .reference(ORIGIN, CORNER)
                        .area("first", binary.roc())
                        .end(),
                points("ROC curve", "False positive rate", "True positive rate", binary.roc()));
    }

    private static void precisionRecall(Binary binary, Html html) {
        Plot.Text text = new Plot.Text(
                "pr",
                "Precision and recall",
                "How many of the rows taken for positive are so, against how many of the positive ones are found;"
                        + " guessing gives the dashed line.");
        double positives = binary.thresholds().stream()
                .findFirst()
                .map(BinaryCharts::positives)
                .orElse(0.0);
        Card.write(
                html,
                text,
                () -> Plot.begin(html, text, Axis.share("recall"), Axis.share("precision"))
                        .reference(new Point(0, positives), new Point(1, positives))
                        .area("first", binary.precisionRecall())
                        .end(),
                points("Precision by recall", "Recall", "Precision", binary.precisionRecall()));
    }

    private static double positives(Threshold row) {
        double positive = row.truePositives() + row.falseNegatives();
        double all = positive + row.trueNegatives() + row.falsePositives();
        return all == 0 ? 0 : positive / all;
    }

    private static void calibration(List<Calibration> bins, Html html) {
        Plot.Text text = new Plot.Text(
                "calibration",
                "Calibration",
                "Whether a predicted probability means what it says: points on the dashed line do.");
        Table table =
                new Table("Calibration").number("Predicted").number("Observed").number("Rows");
        bins.forEach(bin -> table.row(
                Cell.of(Words.number(bin.predicted())), Cell.of(Words.number(bin.observed())), Cell.of(bin.count())));
        List<Point> points = bins.stream()
                .map(bin -> new Point(bin.predicted(), bin.observed()))
                .toList();
        Card.write(
                html,
                text,
                () -> {
                    if (bins.isEmpty()) {
                        html.element("p", "This algorithm gives scores, not probabilities.", "class", "empty");
                    } else {
                        Plot.begin(html, text, Axis.share("predicted probability"), Axis.share("share of positives"))
                                .reference(ORIGIN, CORNER)
                                .line("first", points)
                                .dots("first", points, DOT)
                                .end();
                    }
                },
                bins.isEmpty() ? null : table);
    }

    private static void gain(List<Gain> gain, Html html) {
        Plot.Text text = new Plot.Text(
                "gain",
                "Gain",
                "Which share of the positive rows is among the best-scored ones; guessing gives the dashed line.");
        Table table = new Table("Gain")
                .number("Best-scored rows")
                .number("Positives found")
                .number("Lift");
        gain.forEach(row -> table.row(
                Cell.of(Words.percent(row.share())),
                Cell.of(Words.percent(row.positives())),
                Cell.of(Words.brief(row.lift()))));
        List<Point> points = Stream.concat(
                        Stream.of(ORIGIN), gain.stream().map(row -> new Point(row.share(), row.positives())))
                .toList();
        Card.write(
                html,
                text,
                () -> Plot.begin(html, text, Axis.share("share of the rows"), Axis.share("share of the positives"))
                        .reference(ORIGIN, CORNER)
                        .area("first", points)
                        .end(),
                table);
    }

    private static Table points(String caption, String across, String up, List<Point> points) {
        Table table = new Table(caption).number(across).number(up);
        points.forEach(point -> table.row(Cell.of(Words.number(point.x())), Cell.of(Words.number(point.y()))));
        return table;
    }
}
