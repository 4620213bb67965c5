package dev.gristmill.trainer.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model makes of its features.
 *
 * @param kind what the values are
 * @param columns all of its columns by falling weight, at most {@value #LIMIT}
 * @param entries the largest by absolute value, at most {@value #LIMIT}, in falling order; zeros are left out
 * @param slots how many places the feature vector has; 0 for a model that does not tell
 * @param note what is left out or why there is nothing, as a sentence without its full stop; null for neither
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
        IMPORTANCE,
        /**
         * Of a factorization machine: {@code linear} is what a unit more adds by itself, {@code factors} is how long the
         * feature's factors are, by which it counts together with others.
         */
        FACTORS,
        /**
         * Of a naive Bayes model: by how much one unit more moves the logarithms of two classes' probabilities apart, of
         * the two classes that it moves most.
         */
        EVIDENCE,
        /** Of a neural network: products of the weights along each path to an output, added up over all paths. */
        CONNECTION,
        /** The model has no number for a feature that would be honest; the note says why. */
        NONE
    }

    /** Of a model that does not tell, with the reason as a sentence without its full stop. */
    static Importance none(String reason) {
        return new Importance(Kind.NONE, List.of(), List.of(), 0, reason);
    }

    /**
     * A column of the job.
     *
     * @param name of the column
     * @param weight the largest absolute value among its places, or the sum of their importance; 0 for a column that the
     *     model does not look at
     */
    public record Column(String name, double weight) {}

    /**
     * A place in the feature vector.
     *
     * @param column of the job
     * @param level of the column, or its index within the column's vector; null for the column's number itself
     * @param label the class that the value is for, or which of several values it is; null for a model that has one
     *     value for each place
     * @param value never 0
     */
    public record Entry(
            String column, @Nullable String level, @Nullable String label, double value) {}
}
