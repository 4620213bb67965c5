package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Bin;
import dev.gristmill.trainer.judgement.Detail.Calibration;
import dev.gristmill.trainer.judgement.Detail.Numbers;
import dev.gristmill.trainer.judgement.Detail.Point;
import dev.gristmill.trainer.report.Plot.Axis;
import java.util.List;
import java.util.stream.DoubleStream;

/** How far predicted numbers are from the true ones. */
final class NumbersCharts {

    private static final double DOT = 2;
    private static final double LARGE_DOT = 3.5;

    private NumbersCharts() {}

    static void write(Numbers numbers, Html html) {
        html.open("div", "class", "charts");
        points(numbers.points(), html);
        residuals(numbers.residuals(), html);
        deciles(numbers.deciles(), html);
        quantiles(numbers, html);
        html.close();
    }

    private static void points(List<Point> points, Html html) {
        Plot.Text text = new Plot.Text(
                "predicted",
                "Predicted and actual",
                "One point for each of " + Words.some(points.size(), "row")
                        + "; on the dashed line the prediction is right.");
        Table table = new Table("Predicted and actual").number("Predicted").number("Actual");
        points.forEach(point -> table.row(Cell.of(Words.number(point.x())), Cell.of(Words.number(point.y()))));
        Card.write(html, text, () -> square(html, text, points, DOT, false), table);
    }

    private static void deciles(List<Calibration> deciles, Html html) {
        Plot.Text text = new Plot.Text(
                "deciles",
                "By rising prediction",
                "Ten equal parts of the rows by rising prediction: the mean prediction against the mean label.");
        Table table = new Table("Means by tenths of the rows")
                .number("Mean prediction")
                .number("Mean label")
                .number("Rows");
        deciles.forEach(part -> table.row(
                Cell.of(Words.number(part.predicted())),
                Cell.of(Words.number(part.observed())),
                Cell.of(part.count())));
        List<Point> points = deciles.stream()
                .map(part -> new Point(part.predicted(), part.observed()))
                .toList();
        Card.write(html, text, () -> square(html, text, points, LARGE_DOT, true), table);
    }

    private static void square(Html html, Plot.Text text, List<Point> points, double radius, boolean joined) {
        if (points.isEmpty()) {
            html.element("p", "There are no rows to show.", "class", "empty");
            return;
        }
        double least = both(points).min().orElse(0);
        double greatest = both(points).max().orElse(1);
        Plot plot = Plot.begin(
                        html,
                        text,
                        new Axis("predicted", least, greatest, Words::brief),
                        new Axis("actual", least, greatest, Words::brief))
                .reference(new Point(least, least), new Point(greatest, greatest));
        (joined ? plot.line("first", points) : plot)
                .dots("first", points, radius)
                .end();
    }

    private static DoubleStream both(List<Point> points) {
        return points.stream().flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()));
    }

    private static void residuals(List<Bin> bins, Html html) {
        Plot.Text text = new Plot.Text(
                "residuals", "Residuals", "How far the label is above the prediction (right) or below it (left).");
        Table table = new Table("Residuals").number("From").number("To").number("Rows");
        bins.forEach(bin ->
                table.row(Cell.of(Words.number(bin.from())), Cell.of(Words.number(bin.to())), Cell.of(bin.count())));
        Card.write(
                html,
                text,
                () -> {
                    if (bins.isEmpty()) {
                        html.element("p", "There are no rows to show.", "class", "empty");
                        return;
                    }
                    double most = bins.stream().mapToDouble(Bin::count).max().orElse(1);
                    Plot plot = Plot.begin(
                            html,
                            text,
                            new Axis(
                                    "label – prediction",
                                    bins.get(0).from(),
                                    bins.get(bins.size() - 1).to(),
                                    Words::brief),
                            new Axis("rows", 0, most, Words::brief));
                    bins.forEach(bin -> plot.bar(bin.from(), bin.to(), bin.count()));
                    plot.end();
                },
                table);
    }

    private static void quantiles(Numbers numbers, Html html) {
        Plot.Text text = new Plot.Text(
                "quantiles",
                "Residual quantiles",
                "The share of the rows whose label – prediction is at most the value.");
        double largest = numbers.residualQuantiles().stream()
                .mapToDouble(quantile -> Math.abs(quantile.value()))
                .max()
                .orElse(0);
        Table table =
                new Table("Residual quantiles").number("Share").number("Value").bars("Below and above 0");
        numbers.residualQuantiles()
                .forEach(quantile -> table.row(
                        Cell.of(Math.round(100 * quantile.probability()) + " %"),
                        Cell.of(Words.number(quantile.value())),
                        Cell.Bar.around(largest == 0 ? 0 : quantile.value() / largest)));
        Card.write(html, text, () -> table.write(html), null);
    }
}
