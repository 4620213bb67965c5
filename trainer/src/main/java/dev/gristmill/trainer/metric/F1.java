package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code f1}: the harmonic mean of precision and recall of the positive class at a probability of 0.5. */
public final class F1 implements Metric {

    @Override
    public String name() {
        return "f1";
    }

    @Override
    public boolean needsProbabilities() {
        return false;
    }

    @Override
    public double value(BinaryScores scores) {
        double wrong = Halves.missed(scores) + Halves.falseAlarms(scores);
        return 2 * Halves.found(scores) / (2 * Halves.found(scores) + wrong);
    }
}
