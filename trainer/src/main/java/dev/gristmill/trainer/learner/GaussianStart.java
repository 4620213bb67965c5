package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a mixture of Gaussians begins, as spark.ml's does: each component at the weighted mean of a few rows that are drawn
 * for it, with their variances and no covariances, and with the share of their weight. A row's random number comes from
 * seed and place alone.
 */
final class GaussianStart {

    private static final int ROWS_EACH = 5;

    // What is drawn of a row stands after its number and its weight
    private static final int NUMBER = 0;
    private static final int WEIGHT = 1;
    private static final int HEAD = 2;

    private GaussianStart() {}

    /** Components around the rows with the smallest random numbers; some rows serve several where there are few. */
    static Gaussians of(Blocks blocks, int k, long seed) {
        List<double[]> rows = blocks.pick(new Lottery(seed, k * ROWS_EACH)).stream()
                .sorted(Comparator.comparingDouble((double[] drawn) -> drawn[NUMBER]))
                .limit((long) k * ROWS_EACH)
                .toList();
        Gaussians start = Gaussians.empty(k, blocks.features());
        double total = 0;
        for (int i = 0; i < k; i++) {
            List<double[]> own = new ArrayList<>();
            for (int j = 0; j < ROWS_EACH; j++) {
                own.add(rows.get((i * ROWS_EACH + j) % rows.size()));
            }
            start.weights()[i] = own.stream().mapToDouble(row -> row[WEIGHT]).sum();
            total += start.weights()[i];
            describe(own, start, i);
        }
        for (int i = 0; i < k; i++) {
            start.weights()[i] /= total;
        }
        return start;
    }

    private static void describe(List<double[]> rows, Gaussians start, int component) {
        int features = start.features();
        double weight = start.weights()[component];
        for (int j = 0; j < features; j++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[WEIGHT] * row[HEAD + j] / weight;
            }
            double variance = 0;
            for (double[] row : rows) {
                variance += row[WEIGHT] * (row[HEAD + j] - mean) * (row[HEAD + j] - mean) / weight;
            }
            start.means()[component * features + j] = mean;
            start.covariances()[component * Gaussians.triangle(features) + j + Gaussians.triangle(j)] = variance;
        }
    }

    /** The rows of a block that could be among the few with the smallest numbers. */
    private record Lottery(long seed, int few) implements Blocks.Picker<double[]> {

        @Override
        public void pick(Block block, Consumer<double[]> picked) {
            double[] numbers = new double[block.rows()];
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < block.rows(); row++) {
                numbers[row] = RowRandom.of(seed, 0, block, row).nextDouble();
                if (block.weight(row) > 0) {
                    rows.add(row);
                }
            }
            rows.stream()
                    .sorted(Comparator.comparingDouble(row -> numbers[row]))
                    .limit(few)
                    .forEach(row -> picked.accept(drawn(numbers[row], block, row)));
        }

        private static double[] drawn(double number, Block block, int row) {
            double[] drawn = new double[HEAD + block.features()];
            drawn[NUMBER] = number;
            drawn[WEIGHT] = block.weight(row);
            block.addTo(row, 1, drawn, HEAD);
            return drawn;
        }
    }
}
