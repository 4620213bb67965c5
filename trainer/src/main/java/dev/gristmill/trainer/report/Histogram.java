package dev.gristmill.trainer.report;

import java.util.Arrays;

/** A small chart of upright bars, without axes. */
final class Histogram {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 64;

    private Histogram() {}

    static void write(Html html, Plot.Text text, double[] counts) {
        html.open(
                        "svg",
                        "class",
                        "histogram",
                        "viewBox",
                        "0 0 " + WIDTH + " " + HEIGHT,
                        "preserveAspectRatio",
                        "none",
                        "role",
                        "img",
                        "aria-labelledby",
                        text.id() + "-title " + text.id() + "-text")
                .element("title", text.title(), "id", text.id() + "-title")
                .element("desc", text.description(), "id", text.id() + "-text")
                .empty("path", "class", "column", "d", path(counts))
                .close();
    }

    /** One path for all bars: a page may have a thousand of them. */
    private static String path(double[] counts) {
        double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, counts.length);
        StringBuilder path = new StringBuilder("M0 " + HEIGHT);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                // A bin with a row or two must be seen
                double height = Math.max(1, HEIGHT * counts[i] / most);
                path.append('M')
                        .append(Plot.place(i * step + 0.5))
                        .append(' ')
                        .append(HEIGHT)
                        .append('v')
                        .append(Plot.place(-height))
                        .append('h')
                        .append(Plot.place(step - 1))
                        .append('V')
                        .append(HEIGHT)
                        .append('z');
            }
        }
        return path.toString();
    }
}
