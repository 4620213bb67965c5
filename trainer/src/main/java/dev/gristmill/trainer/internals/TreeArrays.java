package dev.gristmill.trainer.internals;

import java.util.stream.LongStream;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.mllib.tree.impurity.ImpurityCalculator;

/**
 * A tree as arrays, nodes before their children and left before right, with everything that spark.ml's nodes know: what
 * comes back predicts, prints and is saved the same.
 *
 * @param shape how many statistics a node has, then by node -1 for a leaf, else its split
 * @param numbers by node prediction, impurity and statistics, and of those with children the gain and the split
 * @param counts by node, of the rows that it was made from
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TreeArrays(int[] shape, double[] numbers, long[] counts) {

    private static final int LEAF = -1;

    /** Of the tree under a root. */
    public static TreeArrays of(Node root) {
        SplitWriter writer = new SplitWriter();
        LongStream.Builder counts = LongStream.builder();
        writer.shape(root.impurityStats().stats().length);
        write(root, writer, counts);
        return new TreeArrays(writer.shape(), writer.numbers(), counts.build().toArray());
    }

    private static void write(Node node, SplitWriter writer, LongStream.Builder counts) {
        writer.number(node.prediction());
        writer.number(node.impurity());
        for (double statistic : node.impurityStats().stats()) {
            writer.number(statistic);
        }
        counts.add(node.impurityStats().rawCount());
        if (node instanceof InternalNode parent) {
            writer.number(parent.gain());
            writer.split(parent.split());
            write(parent.leftChild(), writer, counts);
            write(parent.rightChild(), writer, counts);
        } else {
            writer.shape(LEAF);
        }
    }

    /**
     * The root of the tree.
     *
     * @param impurity what the tree was grown by: {@code gini}, {@code entropy} or {@code variance}
     */
    public Node root(String impurity) {
        SplitReader reader = new SplitReader(shape, numbers);
        int statistics = reader.shape();
        return new Growth(reader, impurity, statistics, counts).node();
    }

    /** Puts a tree together again. */
    private static final class Growth {

        private final SplitReader reader;
        private final String impurity;
        private final int statistics;
        private final long[] counts;
        private int nodes;

        Growth(SplitReader reader, String impurity, int statistics, long[] counts) {
            this.reader = reader;
            this.impurity = impurity;
            this.statistics = statistics;
            this.counts = counts;
        }

        Node node() {
            double prediction = reader.number();
            double value = reader.number();
            ImpurityCalculator made =
                    ImpurityCalculator.getCalculator(impurity, reader.numbers(statistics), counts[nodes++]);
            int column = reader.shape();
            if (column == LEAF) {
                return new LeafNode(prediction, value, made);
            }
            double gain = reader.number();
            var split = reader.split(column);
            Node left = node();
            return new InternalNode(prediction, value, gain, left, node(), split, made);
        }
    }
}
