package dev.gristmill.trainer.internals;

import org.apache.spark.ml.tree.Split;

/**
 * Where trees may split: found once, by a sample of the rows, and the same for all trees of a fit.
 *
 * @param shape how many columns there are, then by column how many splits, and each of them
 * @param numbers thresholds and categories
 * @param weight of all rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Binning(int[] shape, double[] numbers, double weight) {

    static Binning of(Split[][] splits, double weight) {
        SplitWriter writer = new SplitWriter();
        writer.shape(splits.length);
        for (Split[] column : splits) {
            writer.shape(column.length);
            for (Split split : column) {
                writer.split(split);
            }
        }
        return new Binning(writer.shape(), writer.numbers(), weight);
    }

    /** How many columns there are. */
    public int features() {
        return shape[0];
    }

    Split[][] splits() {
        SplitReader reader = new SplitReader(shape, numbers);
        Split[][] splits = new Split[reader.shape()][];
        for (int i = 0; i < splits.length; i++) {
            splits[i] = new Split[reader.shape()];
            for (int j = 0; j < splits[i].length; j++) {
                splits[i][j] = reader.split();
            }
        }
        return splits;
    }
}
