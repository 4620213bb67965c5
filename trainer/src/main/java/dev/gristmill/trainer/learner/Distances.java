package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;

/**
 * Squared Euclidean distances of rows from centres, by {@code |x|^2 - 2 x c + |c|^2}; where that would lose digits, by the
 * differences. For one thread.
 */
final class Distances {

    /** Below this share of the two squares the difference of large numbers says little. */
    private static final double PRECISE = 1e-6;

    private final double[][] centers;
    private final double[] squares;
    private double last;

    /** From these centres, k x features. */
    Distances(double[][] centers) {
        this.centers = centers;
        this.squares = new double[centers.length];
        for (int i = 0; i < centers.length; i++) {
            for (double number : centers[i]) {
                squares[i] += number * number;
            }
        }
    }

    /** The centre that a row is nearest to; of several the first. */
    int nearest(Block block, int row) {
        double square = square(block, row);
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centers.length; i++) {
            double distance = distance(block, row, square, i);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        last = least;
        return nearest;
    }

    /** How far the last row was from its nearest centre, squared. */
    double last() {
        return last;
    }

    private double distance(Block block, int row, double square, int center) {
        double fast = square - 2 * block.dot(row, centers[center], 0) + squares[center];
        return fast > PRECISE * (square + squares[center]) ? fast : squared(block.row(row), centers[center]);
    }

    private static double square(Block block, int row) {
        double[] sum = new double[1];
        block.forEach(row, (column, number) -> sum[0] += number * number);
        return sum[0];
    }

    /** Between two points. */
    static double squared(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            double difference = left[j] - right[j];
            sum += difference * difference;
        }
        return sum;
    }
}
