package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/** {@code liftAt10}: the share of the positive rows that the best-scored tenth of the rows has, over a tenth. */
public final class LiftAt10 implements Metric {

    private static final double TENTH = 0.1;

    @Override
    public String name() {
        return "liftAt10";
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
        return BestShare.of(scores, TENTH).lift();
    }

    @Override
    public double error(BinaryScores scores) {
        return BestShare.of(scores, TENTH).error() / TENTH;
    }
}
