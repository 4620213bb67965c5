package dev.gristmill.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets values be places on the screen.
 *
 * @param from the value at the start
 * @param to the value at the end; not the same
 * @param start where {@code from} is
 * @param end where {@code to} is
 */
record Scale(double from, double to, double start, double end) {

    private static final int TICKS = 5;

    Scale {
        if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
            throw new IllegalArgumentException(
                    "Invalid scale: '" + from + " to " + to + "' (expected two finite numbers that differ)");
        }
    }

    /** One that shows all values from the least to the greatest, with some room if they are equal. */
    static Scale over(double least, double greatest, double start, double end) {
        double room = least == greatest ? Math.max(Math.abs(least) / 2, 0.5) : 0;
        return new Scale(least - room, greatest + room, start, end);
    }

    /** Where a value is; values beyond the ends are at the ends. */
    double at(double value) {
        double share = (value - from) / (to - from);
        return start + Math.max(0, Math.min(1, share)) * (end - start);
    }

    /** About five round values, from within. */
    List<Double> ticks() {
        double step = step(Math.abs(to - from) / TICKS);
        List<Double> ticks = new ArrayList<>();
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            // Rounded: 3 * 0.1 is not 0.3
            ticks.add(Double.parseDouble(String.format(Locale.ROOT, "%.9e", i * step)) + 0.0);
        }
        return ticks;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not less. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
