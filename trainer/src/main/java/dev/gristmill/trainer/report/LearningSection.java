package dev.gristmill.trainer.report;

import dev.gristmill.trainer.iteration.FitSummary;
import dev.gristmill.trainer.judgement.Detail.Point;
import dev.gristmill.trainer.progress.CurvePoint;
import dev.gristmill.trainer.report.Plot.Axis;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the fit went on. */
final class LearningSection {

    private LearningSection() {}

    static boolean there(Report report) {
        return !report.learningCurve().isEmpty() || report.fit() != null;
    }

    static void write(Report report, Html html) {
        FitSummary fit = report.fit();
        if (fit == null) {
            html.open("div", "class", "charts");
            objective(html, objectives(report.learningCurve()));
            html.close();
            return;
        }
        html.element("p", sentence(fit), "class", "reading");
        html.open("div", "class", "charts");
        String metric = fit.validationMetric();
        List<Point> validation = points(fit, CurvePoint::validation);
        if (metric != null && !validation.isEmpty()) {
            String text = "On the validation rows, after every step. The state after iteration " + fit.bestIteration()
                    + " became the model.";
            curve(html, new Plot.Text("validation-curve", metric + " by iteration", text), metric, validation);
        }
        List<Point> losses = points(fit, CurvePoint::loss);
        if (!losses.isEmpty()) {
            objective(html, losses);
        }
        html.close();
    }

    private static String sentence(FitSummary fit) {
        String why = switch (fit.ending()) {
            case CONVERGED -> "it had converged";
            case ITERATIONS -> "all iterations were done";
            case EARLY_STOPPING -> "the validation rows' " + fit.validationMetric() + " got no better";
            case BUDGET -> "the budget was spent: more iterations might have made a better model";
        };
        String resumed = fit.resumedAt() == null ? "" : " The first " + fit.resumedAt() + " are an earlier attempt's.";
        return "The fit ended after " + fit.iterations() + " of at most " + fit.maxIterations() + " iterations because "
                + why + "." + resumed
                + (fit.start() == null ? "" : " " + fit.start().reason().replace("Begins", "It began") + ".");
    }

    private static List<Point> objectives(List<Double> curve) {
        return IntStream.range(0, curve.size())
                .mapToObj(i -> new Point(i, curve.get(i)))
                .toList();
    }

    private static List<Point> points(FitSummary fit, Function<CurvePoint, @Nullable Double> value) {
        return fit.curve().stream()
                .filter(point -> value.apply(point) != null)
                .map(point -> new Point(point.iteration(), Objects.requireNonNull(value.apply(point))))
                .toList();
    }

    private static void objective(Html html, List<Point> points) {
        String text =
                "What the fit makes small. A curve that still falls at its end wants more iterations, unless it was"
                        + " ended early.";
        curve(html, new Plot.Text("objective", "Objective by iteration", text), "objective", points);
    }

    private static void curve(Html html, Plot.Text text, String name, List<Point> points) {
        Table table = new Table(text.title()).number("Iteration").number(name);
        points.forEach(point -> table.row(Cell.of(point.x()), Cell.of(Words.number(point.y()))));
        double least = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double greatest = points.stream().mapToDouble(Point::y).max().orElseThrow();
        double first = points.get(0).x();
        double last = points.get(points.size() - 1).x();
        Card.write(
                html,
                text,
                () -> Plot.begin(
                                html,
                                text,
                                new Axis("iteration", first, Math.max(first + 1, last), Words::brief),
                                new Axis(name, least, greatest, Words::brief))
                        .line("first", points)
                        .end(),
                table);
    }
}
