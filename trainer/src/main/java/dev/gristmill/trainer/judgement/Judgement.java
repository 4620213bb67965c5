package dev.gristmill.trainer.judgement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth on the rows that were held out.
 *
 * @param metrics finite numbers by name, in the order they are shown
 * @param errors how far off a metric may be because rows were binned, by the metric's name; only those that are binned
 * @param rows how many rows were judged
 * @param weight the sum of their weights; null for a job without weights
 * @param detail curves and tables behind the numbers; null when the task has none
 * @param slices the same metrics on parts of the rows
 */
public record Judgement(
        Map<String, Double> metrics,
        Map<String, Double> errors,
        long rows,
        @Nullable Double weight,
        @Nullable Detail detail,
        List<Slice> slices) {

    public Judgement {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        slices = List.copyOf(slices);
    }

    /**
     * The rows that have one value of a column.
     *
     * @param column the column that the job slices by
     * @param value as text; null for missing values
     * @param rows how many
     * @param metrics those that can be computed on so few rows; empty if none can
     * @param note why there is no metric, as a sentence without its full stop; null if there are all
     */
    public record Slice(
            String column,
            @Nullable String value,
            long rows,
            Map<String, Double> metrics,
            @Nullable String note) {

        public Slice {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }
}
