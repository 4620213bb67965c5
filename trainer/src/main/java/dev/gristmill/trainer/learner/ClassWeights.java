package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How much the rows of each class weigh. */
final class ClassWeights {

    /** Classes are counted in a table of this size at first. */
    private static final int FEW = 64;

    private ClassWeights() {}

    /**
     * By class, from 0 to the greatest that there is or that is declared; at least two.
     *
     * @param declared how many the label says there are; 0 if it says nothing
     */
    static double[] of(Blocks blocks, int declared) {
        int room = Math.max(FEW, declared);
        double[] weights = blocks.sum(room + 1, new Counts(room));
        if (weights[room] > 0) {
            int greatest = blocks.pick(new Greatest()).stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            room = greatest + 1;
            weights = blocks.sum(room + 1, new Counts(room));
        }
        int classes = Math.max(2, declared);
        for (int i = classes; i < room; i++) {
            classes = weights[i] > 0 ? i + 1 : classes;
        }
        return Arrays.copyOf(weights, classes);
    }

    /** How many classes a column of labels declares; 0 if it declares none. */
    static int declared(Dataset<Row> rows, String label) {
        Attribute attribute = Attribute.fromStructField(rows.schema().apply(label));
        return attribute instanceof NominalAttribute nominal
                ? nominal.getNumValues().getOrElse(() -> 0)
                : 0;
    }

    /** Weights by class, those beyond the room together in the last place. */
    private record Counts(int room) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            for (int row = 0; row < block.rows(); row++) {
                sum[Math.min((int) block.label(row), room)] += block.weight(row);
            }
        }
    }

    private record Greatest() implements Blocks.Picker<Integer> {

        @Override
        public void pick(Block block, Consumer<Integer> picked) {
            int greatest = 0;
            for (int row = 0; row < block.rows(); row++) {
                greatest = Math.max(greatest, (int) block.label(row));
            }
            picked.accept(greatest);
        }
    }
}
