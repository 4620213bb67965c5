package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;

/**
 * Weighted means and unbiased variances of the columns of all rows, as spark.ml's Summarizer defines them: in two passes,
 * so that they are exact to rounding however large the means are.
 *
 * @param weight of all rows
 * @param means one for each column
 * @param deviations the standard deviation of each column; 0 for one that is constant
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnMoments(double weight, double[] means, double[] deviations) {

    /** The mean of a column that is constant may be off by this share of it. */
    private static final double ROUNDING = 1e-12;

    /** Of all columns. */
    static ColumnMoments of(Blocks blocks) {
        int features = blocks.features();
        double[] first = blocks.sum(2 * features + 2, new Sums(features));
        double weight = first[2 * features];
        double squares = first[2 * features + 1];
        double[] means = new double[features];
        for (int j = 0; j < features; j++) {
            means[j] = first[j] / weight;
        }
        double[] second = blocks.sum(features, new Squares(means));
        double[] deviations = new double[features];
        for (int j = 0; j < features; j++) {
            // The rows that have a 0 there are in no list
            double rest = weight - first[features + j];
            double variance = (second[j] + rest * means[j] * means[j]) / (weight - squares / weight);
            double deviation = variance > 0 && Double.isFinite(variance) ? Math.sqrt(variance) : 0;
            deviations[j] = deviation > ROUNDING * Math.abs(means[j]) ? deviation : 0;
        }
        return new ColumnMoments(weight, means, deviations);
    }

    /** For each column the weighted sum, and the weight of the rows whose number is stored; then weight and its squares. */
    private record Sums(int features) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            for (int row = 0; row < block.rows(); row++) {
                double weight = block.weight(row);
                block.forEach(row, (column, number) -> {
                    sum[column] += weight * number;
                    sum[features + column] += weight;
                });
                sum[2 * features] += weight;
                sum[2 * features + 1] += weight * weight;
            }
        }
    }

    /** For each column the weighted squares of the distances from the mean, of the rows whose number is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Squares(double[] means) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            for (int row = 0; row < block.rows(); row++) {
                double weight = block.weight(row);
                block.forEach(row, (column, number) -> {
                    double distance = number - means[column];
                    sum[column] += weight * distance * distance;
                });
            }
        }
    }
}
