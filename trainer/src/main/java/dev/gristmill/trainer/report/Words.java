package dev.gristmill.trainer.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them. */
final class Words {

    static final String NONE = "–";

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;
    private static final double SMALL = 0.001;
    private static final double LARGE = 1e7;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** Without decimals where it has none; counts of weights may have. */
    static String count(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return Math.abs(value) < 1 ? number(value) : String.format(Locale.ROOT, "%,.1f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Four decimals, fewer for large numbers; none for whole numbers beyond 1; an exponent where decimals would say nothing. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size > 1 && size < LARGE && value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        boolean plain = size == 0 || (size >= SMALL && size < LARGE);
        return String.format(Locale.ROOT, plain ? decimals(size) : "%.3e", value);
    }

    private static String decimals(double size) {
        if (size >= THOUSAND) {
            return "%,.1f";
        }
        return size >= 100 ? "%.2f" : size >= 10 ? "%.3f" : "%.4f";
    }

    /** At most four significant digits. */
    static String brief(double value) {
        double size = Math.abs(value);
        if (size >= MILLION) {
            return size >= THOUSAND * MILLION ? String.format(Locale.ROOT, "%.1e", value) : trim(value / MILLION) + "M";
        }
        if (size >= 10 * THOUSAND) {
            return trim(value / THOUSAND) + "k";
        }
        return size != 0 && size < SMALL ? String.format(Locale.ROOT, "%.1e", value) : trim(value);
    }

    private static String trim(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f", value);
        return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
    }

    /** Of a share, as in {@code 12.3 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** As in {@code 1.5 MiB}. */
    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    /** As in {@code 850 ms}, {@code 12.3 s}, {@code 4 min 5 s}, {@code 2 h 40 min}. */
    static String duration(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (millis < THOUSAND) {
            return millis + " ms";
        } else if (duration.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", millis / THOUSAND);
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** To the second, in UTC. */
    static String time(Instant time) {
        return SECOND.format(time);
    }

    /** As in {@code 1 row}, {@code 2 rows}. */
    static String some(long count, String noun) {
        return count(count) + " " + (count == 1 ? noun : noun + "s");
    }
}
