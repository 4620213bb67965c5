package dev.gristmill.trainer.block;

import dev.gristmill.spi.Block;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects rows for one block after another of one partition. */
final class BlockBuilder {

    /** A block takes about this much memory, so that thousands of rows share what a block costs. */
    private static final int NUMBERS = 1 << 17;

    private static final int ROWS = 1 << 13;
    /** A column is stored for every row if so many of the rows have it: a code and a value take 12 bytes. */
    private static final double DENSE = 0.6;

    private final int partition;
    private final int features;
    private final boolean weighted;
    private final double[] labels = new double[ROWS];
    private final double[] weights = new double[ROWS];
    private final int[] starts = new int[ROWS + 1];
    private int[] columns = new int[ROWS];
    private double[] numbers = new double[ROWS];
    private int firstRow;
    private int rows;

    BlockBuilder(int partition, int features, boolean weighted) {
        this.partition = partition;
        this.features = features;
        this.weighted = weighted;
    }

    /**
     * Adds a row; the block that it fills, if it does.
     *
     * @param indices the columns that the row has, ascending; null for all of them
     * @param values the row's numbers in those columns
     */
    @Nullable Block add(double label, double weight, int @Nullable [] indices, double[] values) {
        labels[rows] = label;
        weights[rows] = weight;
        int end = starts[rows];
        reserve(end + values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                columns[end] = indices == null ? i : indices[i];
                numbers[end++] = values[i];
            }
        }
        starts[++rows] = end;
        return rows == ROWS || end >= NUMBERS ? build() : null;
    }

    private void reserve(int length) {
        if (length > columns.length) {
            int longer = Math.max(length, 2 * columns.length);
            columns = Arrays.copyOf(columns, longer);
            numbers = Arrays.copyOf(numbers, longer);
        }
    }

    /** The block of what is left; null for nothing. */
    @Nullable Block last() {
        return rows == 0 ? null : build();
    }

    private Block build() {
        int[] dense = denseColumns();
        int[] places = new int[features];
        Arrays.fill(places, -1);
        for (int i = 0; i < dense.length; i++) {
            places[dense[i]] = i;
        }
        double[] all = new double[rows * dense.length];
        int[] newStarts = new int[rows + 1];
        int[] codes = new int[starts[rows]];
        double[] entries = new double[starts[rows]];
        boolean ones = true;
        int end = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                int place = places[columns[i]];
                if (place >= 0) {
                    all[row * dense.length + place] = numbers[i];
                } else {
                    ones &= numbers[i] == 1;
                    codes[end] = columns[i];
                    entries[end++] = numbers[i];
                }
            }
            newStarts[row + 1] = end;
        }
        Block block = new Block(
                new Block.Place(partition, firstRow),
                new Block.Targets(Arrays.copyOf(labels, rows), weighted ? Arrays.copyOf(weights, rows) : null),
                new Block.Dense(dense, all),
                new Block.Sparse(newStarts, Arrays.copyOf(codes, end), ones ? null : Arrays.copyOf(entries, end)),
                features);
        firstRow += rows;
        rows = 0;
        return block;
    }

    private int[] denseColumns() {
        int[] present = new int[features];
        for (int i = 0; i < starts[rows]; i++) {
            present[columns[i]]++;
        }
        int[] dense = new int[features];
        int found = 0;
        for (int column = 0; column < features; column++) {
            if (present[column] >= DENSE * rows) {
                dense[found++] = column;
            }
        }
        return Arrays.copyOf(dense, found);
    }
}
