package dev.gristmill.trainer.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model makes of its features.
 *
 * @param kind what the values are
 * @param columns all of its columns by falling weight, at most {@value #LIMIT}
 * @param entries the largest by absolute value, at most {@value #LIMIT}, in falling order; zeros are left out
 * @param slots how many places the feature vector has
 * @param note what is left out, as a sentence without its full stop; null for nothing
 */
public record Importance(
        Kind kind,
        List<Column> columns,
        List<Entry> entries,
        int slots,
        @Nullable String note) {

    /** How many entries there are at most. */
    public static final int LIMIT = 200;

    public Importance {
        columns = List.copyOf(columns);
        entries = List.copyOf(entries);
    }

    /** What the values are. */
    public enum Kind {
        /** Of a linear model: what a unit more adds to the prediction, on the model's own scale. */
        COEFFICIENT,
        /** Of trees: the share of the gain that splits by the feature have; they sum to 1. */
        IMPORTANCE
    }

    /**
     * A column of the job.
     *
     * @param name of the column
     * @param weight the largest absolute coefficient among its places, or the sum of their importance; 0 for a column
     *     that the model does not look at
     */
    public record Column(String name, double weight) {}

    /**
     * A place in the feature vector.
     *
     * @param column of the job
     * @param level of the column, or its index within the column's vector; null for the column's number itself
     * @param label the class that the value is for; null for a model that has one value for each place
     * @param value never 0
     */
    public record Entry(
            String column, @Nullable String level, @Nullable String label, double value) {}
}
