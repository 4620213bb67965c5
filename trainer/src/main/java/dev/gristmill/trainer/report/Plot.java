package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * A chart with two axes, as SVG that scales with the page. For those who do not see it, it has a title and a description;
 * its numbers belong into a {@link Table} beside it.
 */
final class Plot {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 270;
    private static final int LEFT = 60;
    private static final int RIGHT = WIDTH - 12;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 44;

    private final Html html;
    private final Scale x;
    private final Scale y;

    private Plot(Html html, Scale x, Scale y) {
        this.html = html;
        this.x = x;
        this.y = y;
    }

    /** Begins a chart. */
    static Plot begin(Html html, Text text, Axis across, Axis up) {
        html.open(
                        "svg",
                        "class",
                        "plot",
                        "viewBox",
                        "0 0 " + WIDTH + " " + HEIGHT,
                        "role",
                        "img",
                        "aria-labelledby",
                        text.id() + "-title " + text.id() + "-text")
                .element("title", text.title(), "id", text.id() + "-title")
                .element("desc", text.description(), "id", text.id() + "-text");
        Scale x = Scale.over(across.least(), across.greatest(), LEFT, RIGHT);
        Scale y = Scale.over(up.least(), up.greatest(), BOTTOM, TOP);
        Plot plot = new Plot(html, x, y);
        plot.frame(across, up);
        return plot;
    }

    private void frame(Axis across, Axis up) {
        for (double tick : y.ticks()) {
            segment("grid", LEFT, y.at(tick), RIGHT, y.at(tick));
            label(up.words().apply(tick), LEFT - 8, y.at(tick) + 4, "end");
        }
        for (double tick : x.ticks()) {
            segment("tick", x.at(tick), BOTTOM, x.at(tick), BOTTOM + 4);
            label(across.words().apply(tick), x.at(tick), BOTTOM + 17, "middle");
        }
        segment("axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        html.element(
                "text",
                across.label(),
                "class",
                "label",
                "x",
                place((LEFT + RIGHT) / 2.0),
                "y",
                place(HEIGHT - 6),
                "text-anchor",
                "middle");
        html.element(
                "text",
                up.label(),
                "class",
                "label",
                "transform",
                "translate(12 " + place((TOP + BOTTOM) / 2.0) + ") rotate(-90)",
                "text-anchor",
                "middle");
    }

    /** A line through points. */
    Plot line(String style, List<Point> points) {
        if (!points.isEmpty()) {
            html.empty("path", "class", "line " + style, "d", path(points));
        }
        return this;
    }

    /** A line with the ground below it coloured. */
    Plot area(String style, List<Point> points) {
        if (!points.isEmpty()) {
            double first = x.at(points.get(0).x());
            double last = x.at(points.get(points.size() - 1).x());
            html.empty(
                    "path",
                    "class",
                    "area " + style,
                    "d",
                    path(points) + "L" + place(last) + " " + BOTTOM + "L" + place(first) + " " + BOTTOM + "Z");
        }
        return line(style, points);
    }

    /** A line to compare with, from one point to another. */
    Plot reference(Point from, Point to) {
        segment("reference", x.at(from.x()), y.at(from.y()), x.at(to.x()), y.at(to.y()));
        return this;
    }

    /** An upright line that a script moves: it knows where the axis begins and ends. */
    Plot marker(String id, double value) {
        html.empty(
                "line",
                "id",
                id,
                "class",
                "marker",
                "data-start",
                place(LEFT),
                "data-end",
                place(RIGHT),
                "x1",
                place(x.at(value)),
                "y1",
                place(TOP),
                "x2",
                place(x.at(value)),
                "y2",
                place(BOTTOM));
        return this;
    }

    /** Points on their own. */
    Plot dots(String style, List<Point> points, double radius) {
        for (Point point : points) {
            html.empty(
                    "circle",
                    "class",
                    "dot " + style,
                    "cx",
                    place(x.at(point.x())),
                    "cy",
                    place(y.at(point.y())),
                    "r",
                    place(radius));
        }
        return this;
    }

    /** An upright bar from the axis. */
    Plot bar(double from, double to, double value) {
        double left = x.at(from);
        double width = Math.max(1, x.at(to) - left - 1);
        html.empty(
                "rect",
                "class",
                "column",
                "x",
                place(left + 0.5),
                "y",
                place(y.at(value)),
                "width",
                place(width),
                "height",
                place(BOTTOM - y.at(value)));
        return this;
    }

    void end() {
        html.close().line();
    }

    private String path(List<Point> points) {
        return points.stream()
                .map(point -> place(x.at(point.x())) + " " + place(y.at(point.y())))
                .collect(Collectors.joining("L", "M", ""));
    }

    private void segment(String style, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", style, "x1", place(x1), "y1", place(y1), "x2", place(x2), "y2", place(y2));
    }

    private void label(String text, double left, double top, String anchor) {
        html.element("text", text, "class", "number", "x", place(left), "y", place(top), "text-anchor", anchor);
    }

    /** A coordinate: a tenth of a unit is finer than a screen shows. */
    static String place(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A chart in words. */
    record Text(String id, String title, String description) {}

    /** What an axis shows. */
    record Axis(String label, double least, double greatest, DoubleFunction<String> words) {

        /** From 0 to 1. */
        static Axis share(String label) {
            return new Axis(label, 0, 1, Words::brief);
        }
    }
}
