package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;

/**
 * The positive rows among a share of the rows with the highest scores. Of rows that are tied at its edge, it has the part
 * that any order would leave in it on average.
 *
 * @param share of the weight of all rows
 * @param positives the weight of the positive rows in it, as a share of all positive rows
 * @param error by how much, at most, binning moves that
 */
public record BestShare(double share, double positives, double error) {

    /** Of some scores. */
    public static BestShare of(BinaryScores scores, double share) {
        double left = share * scores.weight();
        double found = 0;
        for (int bin = scores.bins() - 1; bin >= 0; bin--) {
            double positives = scores.positives(bin);
            double rows = positives + scores.negatives(bin);
            if (rows > left) {
                double expected = left * positives / rows;
                double most = Math.min(positives, left);
                double least = Math.max(0, left - scores.negatives(bin));
                double error = scores.mixed(bin) ? Math.max(most - expected, expected - least) : 0;
                double all = scores.positiveWeight();
                return new BestShare(share, (found + expected) / all, error / all);
            }
            left -= rows;
            found += positives;
        }
        return new BestShare(share, found / scores.positiveWeight(), 0);
    }

    /** How many times its share of the rows its share of the positive rows is. */
    public double lift() {
        return positives / share;
    }
}
