package dev.gristmill.trainer.internals;

import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.Split;

/** Reads what {@link SplitWriter} wrote, in the same order. */
final class SplitReader {

    private final int[] shape;
    private final double[] numbers;
    private int shapesRead;
    private int numbersRead;

    SplitReader(int[] shape, double[] numbers) {
        this.shape = shape;
        this.numbers = numbers;
    }

    int shape() {
        return shape[shapesRead++];
    }

    double number() {
        return numbers[numbersRead++];
    }

    double[] numbers(int count) {
        double[] read = new double[count];
        for (int i = 0; i < count; i++) {
            read[i] = number();
        }
        return read;
    }

    Split split() {
        return split(shape());
    }

    /** The rest of a split whose column was read. */
    Split split(int column) {
        int categories = shape();
        return categories == 0
                ? new ContinuousSplit(column, number())
                : new CategoricalSplit(column, numbers(shape()), categories);
    }
}
