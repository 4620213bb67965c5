package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code ks}: the largest distance between the distributions of the scores of positive and of negative rows. Binning can
 * only hide a larger one within a bin, where it is at most what the bin's rows of one class alone would make of it.
 */
public final class KolmogorovSmirnov implements Metric {

    @Override
    public String name() {
        return "ks";
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
        double largest = 0;
        double difference = 0;
        for (int bin = 0; bin < scores.bins(); bin++) {
            difference += positives(scores, bin) - negatives(scores, bin);
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    @Override
    public double error(BinaryScores scores) {
        double possible = 0;
        double difference = 0;
        for (int bin = 0; bin < scores.bins(); bin++) {
            if (scores.mixed(bin)) {
                possible = Math.max(possible, Math.abs(difference + positives(scores, bin)));
                possible = Math.max(possible, Math.abs(difference - negatives(scores, bin)));
            }
            difference += positives(scores, bin) - negatives(scores, bin);
        }
        return Math.max(0, possible - value(scores));
    }

    private static double positives(BinaryScores scores, int bin) {
        return scores.positives(bin) / scores.positiveWeight();
    }

    private static double negatives(BinaryScores scores, int bin) {
        return scores.negatives(bin) / scores.negativeWeight();
    }
}
