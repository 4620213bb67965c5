package dev.gristmill.trainer.init;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sampled values of a column look like.
 *
 * @param rows how many were sampled
 * @param missing how many of them are null
 * @param distinct how many different values there are besides
 * @param words how many words a text has on average; 0 for what is no text
 */
record Counts(int rows, int missing, int distinct, double words) {

    static Counts of(List<? extends @Nullable Object> values) {
        Set<Object> distinct = new HashSet<>();
        values.stream().filter(Objects::nonNull).forEach(distinct::add);
        int missing = (int) values.stream().filter(Objects::isNull).count();
        double words = values.stream()
                .filter(String.class::isInstance)
                .mapToInt(text -> ((String) text).strip().split("\\s+").length)
                .average()
                .orElse(0);
        return new Counts(values.size(), missing, distinct.size(), words);
    }

    /** Whether every sampled row has a value of its own, and there are enough of them to tell. */
    boolean unique() {
        return rows >= Twins.ENOUGH && distinct == rows;
    }
}
