package dev.gristmill.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fit has come to: named numbers and arrays of numbers, from which its learner goes on.
 *
 * @param learner the {@link IterativeLearner#name} of the learner that made it
 * @param iteration how many iterations it has behind it
 * @param values by name: {@code double[]}, {@code float[]}, {@code int[]}, {@code long[]}, {@code byte[]}; nobody writes
 *     to an array once it is here
 */
public record LearnerState(String learner, int iteration, Map<String, Object> values) {

    public LearnerState {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        values.forEach((name, value) -> {
            if (!(value instanceof double[]
                    || value instanceof float[]
                    || value instanceof int[]
                    || value instanceof long[]
                    || value instanceof byte[])) {
                throw new IllegalArgumentException("Invalid state: '" + name + "' is a "
                        + value.getClass().getSimpleName() + " (expected an array of numbers)");
            }
        });
    }

    /**
     * The array of that name.
     *
     * @throws IllegalArgumentException if there is none of that type
     */
    public <T> T array(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "Invalid state: no " + type.getSimpleName() + " '" + name + "' (it has " + values.keySet() + ")");
        }
        return type.cast(value);
    }

    /** The {@code double[]} of that name. */
    public double[] doubles(String name) {
        return array(name, double[].class);
    }

    /** The number that stands alone in the {@code double[]} of that name. */
    public double number(String name) {
        return doubles(name)[0];
    }
}
