package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code precision}: of the rows from a probability of 0.5 on, the share that is positive; 0 when there is none. */
public final class Precision implements Metric {

    @Override
    public String name() {
        return "precision";
    }

    @Override
    public boolean needsProbabilities() {
        return false;
    }

    @Override
    public double value(BinaryScores scores) {
        double predicted = Halves.found(scores) + Halves.falseAlarms(scores);
        return predicted == 0 ? 0 : Halves.found(scores) / predicted;
    }
}
