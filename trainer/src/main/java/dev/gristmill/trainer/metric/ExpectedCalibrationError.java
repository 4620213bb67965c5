package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code expectedCalibrationError}: the mean over ten equal bins of the probability, each counting by its rows, of the
 * distance between mean probability and share of positive rows (Naeini, Cooper and Hauskrecht, 2015). A probability on
 * the edge of two bins is in the upper one.
 */
public final class ExpectedCalibrationError implements Metric {

    private static final int BINS = 10;

    @Override
    public String name() {
        return "expectedCalibrationError";
    }

    @Override
    public double value(BinaryScores scores) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(scores.positivesInTenth(bin) - scores.predictedInTenth(bin));
        }
        return sum / scores.weight();
    }
}
