package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code brierScore}: the mean squared distance of the probability from what came true (Brier, 1950). */
public final class BrierScore implements Metric {

    @Override
    public String name() {
        return "brierScore";
    }

    @Override
    public double value(BinaryScores scores) {
        return scores.squaredErrorSum() / scores.weight();
    }
}
