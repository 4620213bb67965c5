package dev.gristmill.trainer.progress;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A step of a fit in one line, for people. */
final class FitLine {

    private FitLine() {}

    /** As in {@code iteration 12/100, loss 0.4714, change 0.0031, 40,120 rows/s, 12 s left}. */
    static String of(RunEvent.Iterated step) {
        CurvePoint point = step.point();
        StringBuilder line = new StringBuilder("iteration " + point.iteration() + "/" + step.maxIterations());
        number(line, "loss", point.loss());
        number(line, step.validationMetric() == null ? "validation" : step.validationMetric(), point.validation());
        number(line, "change", point.change());
        if (!step.spent().isZero()) {
            line.append(String.format(Locale.ROOT, ", %,.0f rows/s", step.rowsPerSecond()));
            line.append(", ").append(time(step.remaining())).append(" left at most");
        }
        return line.toString();
    }

    private static void number(StringBuilder line, String name, @Nullable Double value) {
        if (value != null) {
            line.append(String.format(Locale.ROOT, ", %s %.4g", name, value));
        }
    }

    private static String time(Duration time) {
        long seconds = Math.round(time.toMillis() / 1000.0);
        if (seconds < 100) {
            return seconds + " s";
        }
        return seconds < 6000 ? seconds / 60 + " min" : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
