package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code accuracy}: the share of rows on the right side of a probability of 0.5. */
public final class Accuracy implements Metric {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public boolean needsProbabilities() {
        return false;
    }

    @Override
    public double value(BinaryScores scores) {
        double wrong = Halves.missed(scores) + Halves.falseAlarms(scores);
        return 1 - wrong / scores.weight();
    }
}
