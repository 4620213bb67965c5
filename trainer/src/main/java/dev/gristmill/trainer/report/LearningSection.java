package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Point;
import dev.gristmill.trainer.report.Plot.Axis;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** How the fit went on. */
final class LearningSection {

    private LearningSection() {}

    static void write(Report report, Html html) {
        List<Double> curve = report.learningCurve();
        List<Point> points = IntStream.range(0, curve.size())
                .mapToObj(i -> new Point(i, curve.get(i)))
                .toList();
        Plot.Text text = new Plot.Text(
                "objective",
                "Objective by iteration",
                "What the fit makes small, over its " + Words.some(curve.size() - 1, "iteration")
                        + ". A curve that still falls at its end wants more of them.");
        Table table = new Table("Objective by iteration").number("Iteration").number("Objective");
        points.forEach(point -> table.row(Cell.of(point.x()), Cell.of(Words.number(point.y()))));
        html.open("div", "class", "charts");
        Card.write(
                html,
                text,
                () -> Plot.begin(
                                html,
                                text,
                                new Axis("iteration", 0, Math.max(1, curve.size() - 1), Words::brief),
                                new Axis("objective", Collections.min(curve), Collections.max(curve), Words::brief))
                        .line("first", points)
                        .end(),
                table);
        html.close();
    }
}
