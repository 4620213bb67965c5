package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.trainer.internals.SparkNetwork;

/**
 * The gradient of a network's loss by its weights, then the loss, both summed over the rows. Rows go through the network in
 * stacks, as matrices.
 *
 * @param layers how many nodes each layer has
 * @param weights of the network
 * @param stack how many rows at most go through it together
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NetworkLoss(int[] layers, double[] weights, int stack) implements Blocks.Term {

    @Override
    public void add(Block block, double[] sum) {
        SparkNetwork network = new SparkNetwork(layers, weights);
        int classes = layers[layers.length - 1];
        for (int from = 0; from < block.rows(); from += stack) {
            int rows = Math.min(stack, block.rows() - from);
            double[] inputs = new double[rows * block.features()];
            double[] targets = new double[rows * classes];
            for (int row = 0; row < rows; row++) {
                block.addTo(from + row, 1, inputs, row * block.features());
                targets[row * classes + (int) block.label(from + row)] = 1;
            }
            double[] gradient = new double[weights.length];
            sum[weights.length] += rows * network.loss(inputs, targets, gradient);
            for (int i = 0; i < gradient.length; i++) {
                sum[i] += rows * gradient[i];
            }
        }
    }
}
