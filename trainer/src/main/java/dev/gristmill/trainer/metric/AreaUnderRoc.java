package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code areaUnderROC}: the probability that a random positive row scores higher than a random negative one, ties
 * counting half (Hanley and McNeil, 1982).
 */
public final class AreaUnderRoc implements Metric {

    @Override
    public String name() {
        return "areaUnderROC";
    }

    @Override
    public boolean needsProbabilities() {
        return false;
    }

    @Override
    public double value(BinaryScores scores) {
        double higher = 0;
        long negativesBelow = 0;
        for (int bin = 0; bin < BinaryScores.BINS; bin++) {
            higher += scores.positives(bin) * (negativesBelow + scores.negatives(bin) / 2.0);
            negativesBelow += scores.negatives(bin);
        }
        return higher / scores.positiveCount() / scores.negativeCount();
    }
}
