package dev.gristmill.trainer.internals;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.ml.tree.CategoricalSplit;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.Split;

/** Writes splits, and the numbers around them, into two arrays; {@link SplitReader} reads them. */
final class SplitWriter {

    private final IntStream.Builder shape = IntStream.builder();
    private final DoubleStream.Builder numbers = DoubleStream.builder();

    void shape(int value) {
        shape.add(value);
    }

    void number(double value) {
        numbers.add(value);
    }

    /** Its column, how many categories that has (0 for numbers), and the threshold or the categories that go left. */
    void split(Split split) {
        shape.add(split.featureIndex());
        if (split instanceof CategoricalSplit categorical) {
            double[] left = categorical.leftCategories();
            shape.add(categorical.numCategories()).add(left.length);
            for (double category : left) {
                numbers.add(category);
            }
        } else {
            shape.add(0);
            numbers.add(((ContinuousSplit) split).threshold());
        }
    }

    int[] shape() {
        return shape.build().toArray();
    }

    double[] numbers() {
        return numbers.build().toArray();
    }
}
