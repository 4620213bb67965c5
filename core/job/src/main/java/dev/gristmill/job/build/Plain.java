package dev.gristmill.job.build;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Java values as the job file writes them: maps, lists and scalars. */
final class Plain {

    private Plain() {}

    /** A constant in the words of the job file. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Keys sorted: the order of a {@link Map#of()} changes from one JVM to the next, and the job's text must not. */
    static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value(value)));
        return new LinkedHashMap<>(values);
    }

    /**
     * A copy of a value that shares no list and no map with it.
     *
     * @throws IllegalArgumentException when YAML has nothing like it
     */
    static @Nullable Object value(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), value(item)));
            return copy;
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(value(item)));
            return list;
        }
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        throw new IllegalArgumentException("Invalid value in a job: '" + value + "' of "
                + value.getClass().getName() + " (expected text, a number, a boolean, a date, a list or a map)");
    }
}
