package dev.gristmill.trainer.algorithm;

import java.util.stream.DoubleStream;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.Node;

/** The numbers in a tree: what its nodes predict, how mixed they are, what a split gains and where it is. */
final class TreeNumbers {

    private TreeNumbers() {}

    /** All of a node and of those below it. */
    static DoubleStream of(Node node) {
        DoubleStream own = DoubleStream.of(node.prediction(), node.impurity());
        if (!(node instanceof InternalNode inner)) {
            return own;
        }
        DoubleStream split = inner.split() instanceof ContinuousSplit at
                ? DoubleStream.of(inner.gain(), at.threshold())
                : DoubleStream.of(inner.gain());
        return DoubleStream.concat(
                DoubleStream.concat(own, split), DoubleStream.concat(of(inner.leftChild()), of(inner.rightChild())));
    }
}
