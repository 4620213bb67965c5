package dev.gristmill.trainer.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a run read, over all its rows.
 *
 * @param rows how many
 * @param columns those that the model reads, in the source's order, then the label and the weight
 */
public record DataProfile(long rows, List<Column> columns) {

    public DataProfile {
        columns = List.copyOf(columns);
    }

    /** What a column is to the job. */
    public enum Role {
        INPUT,
        LABEL,
        WEIGHT
    }

    /**
     * A column.
     *
     * @param name as in the source; the label's expression
     * @param role what it is to the job
     * @param type as Spark writes it, such as {@code bigint}
     * @param missing rows with null or NaN
     * @param distinct about how many values there are, missing ones left out; null for vectors, arrays and the like
     * @param numbers of a numeric column that has any value that is not missing
     * @param levels of any other plain column: the most frequent, at most 20
     */
    public record Column(
            String name,
            Role role,
            String type,
            long missing,
            @Nullable Long distinct,
            @Nullable Numbers numbers,
            List<Level> levels) {

        public Column {
            levels = List.copyOf(levels);
        }
    }

    /**
     * A numeric column.
     *
     * @param minimum the least value
     * @param maximum the largest value
     * @param mean of the values that are there
     * @param standardDeviation of the sample; 0 for one row
     * @param histogram at most 20 bins of equal width from minimum to maximum; one if they are equal
     */
    public record Numbers(double minimum, double maximum, double mean, double standardDeviation, List<Bin> histogram) {

        public Numbers {
            histogram = List.copyOf(histogram);
        }
    }

    /** The rows from one value (included) to another (excluded, but for the last bin). */
    public record Bin(double from, double to, long rows) {}

    /** A value as text, and how many rows have it. */
    public record Level(String value, long rows) {}
}
