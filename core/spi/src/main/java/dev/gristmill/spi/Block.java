package dev.gristmill.spi;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some prepared rows of one partition as primitive arrays. Columns that most of its rows have are stored for every row,
 * row by row; of the others each row has a list of column numbers, with values unless all of them are 1, as those of
 * one-hot codes are. Immutable: nobody writes to its arrays.
 */
public final class Block implements Serializable {

    private static final long serialVersionUID = 1;

    private final Place place;
    private final int features;
    private final double[] labels;
    private final double @Nullable [] weights;
    private final int[] columns;
    private final double[] numbers;
    private final int[] starts;
    private final int[] codes;
    private final double @Nullable [] entries;

    /**
     * Of these rows.
     *
     * @param place where the rows stand among all rows
     * @param targets what is known of them besides their features
     * @param dense the columns that every row has
     * @param sparse the columns that some rows have
     * @param features how many columns there are
     */
    public Block(Place place, Targets targets, Dense dense, Sparse sparse, int features) {
        this.place = place;
        this.features = features;
        this.labels = targets.labels();
        this.weights = targets.weights();
        this.columns = dense.columns();
        this.numbers = dense.numbers();
        this.starts = sparse.starts();
        this.codes = sparse.codes();
        this.entries = sparse.entries();
        int rows = labels.length;
        if (numbers.length != rows * columns.length
                || starts.length != rows + 1
                || starts[rows] != codes.length
                || (weights != null && weights.length != rows)
                || (entries != null && entries.length != codes.length)) {
            throw new IllegalArgumentException("Invalid block: its arrays do not belong to " + rows + " rows");
        }
    }

    /** Where the rows stand among all rows. */
    public Place place() {
        return place;
    }

    /** What is known of the rows besides their features. */
    public Targets targets() {
        return new Targets(labels, weights);
    }

    /** The columns that every row has. */
    public Dense dense() {
        return new Dense(columns, numbers);
    }

    /** The columns that some rows have. */
    public Sparse sparse() {
        return new Sparse(starts, codes, entries);
    }

    /** How many rows there are. */
    public int rows() {
        return labels.length;
    }

    /** How many columns a row has. */
    public int features() {
        return features;
    }

    /** What its arrays take in memory. */
    public long bytes() {
        long doubles = (long) labels.length
                + (weights == null ? 0 : weights.length)
                + numbers.length
                + (entries == null ? 0 : entries.length);
        long ints = (long) columns.length + starts.length + codes.length;
        return Double.BYTES * doubles + Integer.BYTES * ints;
    }

    /** The label of a row; 0 where rows have none. */
    public double label(int row) {
        return labels[row];
    }

    /** What a row weighs: finite and not negative. */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /**
     * The sum over the columns of a row's number times that of a vector.
     *
     * @param vector the numbers of the columns, from {@code offset} on
     */
    public double dot(int row, double[] vector, int offset) {
        double sum = 0;
        int at = row * columns.length;
        for (int column : columns) {
            sum += numbers[at++] * vector[offset + column];
        }
        if (entries == null) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                sum += vector[offset + codes[i]];
            }
        } else {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                sum += entries[i] * vector[offset + codes[i]];
            }
        }
        return sum;
    }

    /**
     * Adds a multiple of a row to a vector.
     *
     * @param vector the sums of the columns, from {@code offset} on
     */
    public void addTo(int row, double factor, double[] vector, int offset) {
        int at = row * columns.length;
        for (int column : columns) {
            vector[offset + column] += factor * numbers[at++];
        }
        if (entries == null) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                vector[offset + codes[i]] += factor;
            }
        } else {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                vector[offset + codes[i]] += factor * entries[i];
            }
        }
    }

    /** Gives every number of a row that is stored: all that are not 0 are among them. */
    public void forEach(int row, Entry visitor) {
        int at = row * columns.length;
        for (int column : columns) {
            visitor.at(column, numbers[at++]);
        }
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            visitor.at(codes[i], entries == null ? 1 : entries[i]);
        }
    }

    /** A row with all its columns. */
    public double[] row(int row) {
        double[] all = new double[features];
        addTo(row, 1, all, 0);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Block block
                && place.equals(block.place)
                && features == block.features
                && Arrays.equals(labels, block.labels)
                && Arrays.equals(weights, block.weights)
                && Arrays.equals(columns, block.columns)
                && Arrays.equals(numbers, block.numbers)
                && Arrays.equals(starts, block.starts)
                && Arrays.equals(codes, block.codes)
                && Arrays.equals(entries, block.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(place, features, Arrays.hashCode(labels), Arrays.hashCode(numbers), Arrays.hashCode(codes));
    }

    /** Takes a number of a row. */
    @FunctionalInterface
    public interface Entry {

        /** A column and the row's number in it. */
        void at(int column, double number);
    }

    /**
     * Where the rows of a block stand.
     *
     * @param partition the partition that they are in
     * @param firstRow the number of the first of them among the partition's rows, from 0
     */
    public record Place(int partition, int firstRow) implements Serializable {}

    /**
     * What is known of rows besides their features.
     *
     * @param labels one for each row
     * @param weights one for each row; null if all are 1
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the block's arrays, never compared
    public record Targets(double[] labels, double @Nullable [] weights) {}

    /**
     * The columns that every row has.
     *
     * @param columns their numbers, in ascending order
     * @param numbers rows x columns, row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the block's arrays, never compared
    public record Dense(int[] columns, double[] numbers) {}

    /**
     * The columns that some rows have.
     *
     * @param starts where the codes of each row start, and where those of the last end
     * @param codes numbers of columns, ascending within a row
     * @param entries the numbers in those columns; null if all are 1
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of the block's arrays, never compared
    public record Sparse(int[] starts, int[] codes, double @Nullable [] entries) {}
}
