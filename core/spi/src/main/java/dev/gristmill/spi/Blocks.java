package dev.gristmill.spi;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

/**
 * The prepared rows that a learner learns from, as {@link Block}s spread over the executors, in an order that depends on
 * the source and nothing else. Partial results are added in that order: the same rows give the same bits on any cluster.
 */
public interface Blocks {

    /** How many columns every row has. */
    int features();

    /** How many rows there are. */
    long rows();

    /**
     * Adds something up over all blocks: one pass.
     *
     * @param length of the sum
     * @param term runs in the tasks; what it refers to travels with it
     */
    double[] sum(int length, Term term);

    /**
     * Picks something out of all blocks, in their order: one pass.
     *
     * @param picker runs in the tasks; what it refers to travels with it
     */
    <T> List<T> pick(Picker<T> picker);

    /** What a block adds to a sum. */
    @FunctionalInterface
    interface Term extends Serializable {

        /** Adds the block's share to the sum. */
        void add(Block block, double[] sum);
    }

    /** What a block gives. */
    @FunctionalInterface
    interface Picker<T> extends Serializable {

        /** Gives what the block has to give. */
        void pick(Block block, Consumer<T> picked);
    }
}
