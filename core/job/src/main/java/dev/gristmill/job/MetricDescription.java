package dev.gristmill.job;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a metric measures, and how to read its value.
 *
 * @param name as in {@code evaluation.metrics}
 * @param tasks what it can judge; at least one
 * @param direction which of two values is the better
 * @param minimum the smallest possible value; null for none
 * @param maximum the largest possible value; null for none
 * @param definition one sentence
 */
public record MetricDescription(
        String name,
        List<Task> tasks,
        Direction direction,
        @Nullable Double minimum,
        @Nullable Double maximum,
        String definition) {

    public MetricDescription {
        tasks = List.copyOf(tasks);
        Objects.requireNonNull(direction);
    }

    /** Which of two values is the better. */
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER
    }
}
