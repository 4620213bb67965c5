package dev.gristmill.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as people read them. */
public final class Words {

    /** In place of a value that is not there. */
    public static final String NONE = "-";

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double STEP = 1024;
    private static final long FEW_SECONDS = 100;
    private static final long FEW_MINUTES = 6000;
    private static final double SMALL = 0.001;
    private static final double LARGE = 1_000_000;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** As in {@code 1.5 MiB}. */
    public static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    /** To the second, in UTC. */
    public static String second(Instant time) {
        return SECOND.format(time);
    }

    /** To the minute, in UTC. */
    public static String time(Instant time) {
        return MINUTE.format(time);
    }

    /** Roughly, as in {@code 12 s}, {@code 5 min}, {@code 2 h 10 min} or {@code 3 d 4 h}; 0 s for less than none. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < FEW_SECONDS) {
            return seconds + " s";
        }
        if (seconds < FEW_MINUTES) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() == 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d " + duration.toHoursPart() + " h";
    }

    /** Four decimals; an exponent where they would say nothing. */
    public static String number(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= SMALL && size < LARGE);
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value);
    }

    /** As in {@code areaUnderROC 0.7123, logLoss 0.4500}. */
    public static String metrics(Map<String, Double> metrics) {
        return metrics.isEmpty()
                ? NONE
                : new TreeMap<>(metrics)
                        .entrySet().stream()
                                .map(metric -> metric.getKey() + " " + number(metric.getValue()))
                                .collect(Collectors.joining(", "));
    }
}
