package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code recall}: of the positive rows, the share from a probability of 0.5 on. */
public final class Recall implements Metric {

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public boolean needsProbabilities() {
        return false;
    }

    @Override
    public double value(BinaryScores scores) {
        return Halves.found(scores) / scores.positiveWeight();
    }
}
