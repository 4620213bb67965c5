package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;

/** What the threshold 0.5 makes of rows; of raw scores, which come squeezed into 0 to 1, it is their sign. */
final class Halves {

    private static final int PERCENT = 50;

    private Halves() {}

    static double found(BinaryScores scores) {
        return scores.truePositives(PERCENT);
    }

    static double falseAlarms(BinaryScores scores) {
        return scores.falsePositives(PERCENT);
    }

    static double missed(BinaryScores scores) {
        return scores.positiveWeight() - scores.truePositives(PERCENT);
    }
}
