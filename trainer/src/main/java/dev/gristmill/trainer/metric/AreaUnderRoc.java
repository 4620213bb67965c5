package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code areaUnderROC}: the probability that a random positive row scores higher than a random negative one, ties
 * counting half (Hanley and McNeil, 1982). Binning moves it by at most half the share of pairs that it ties.
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
    public boolean binned() {
        return true;
    }

    @Override
    public double value(BinaryScores scores) {
        double higher = 0;
        double negativesBelow = 0;
        for (int bin = 0; bin < scores.bins(); bin++) {
            higher += scores.positives(bin) * (negativesBelow + scores.negatives(bin) / 2.0);
            negativesBelow += scores.negatives(bin);
        }
        return higher / scores.positiveWeight() / scores.negativeWeight();
    }

    @Override
    public double error(BinaryScores scores) {
        double tied = 0;
        for (int bin = 0; bin < scores.bins(); bin++) {
            tied += scores.mixed(bin) ? scores.positives(bin) * scores.negatives(bin) : 0;
        }
        return tied / 2 / scores.positiveWeight() / scores.negativeWeight();
    }
}
