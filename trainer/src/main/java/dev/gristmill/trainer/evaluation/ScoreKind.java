package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Learner;

/** By what a binary classifier orders rows, and how that becomes a number from 0 to 1 whose middle parts the classes. */
enum ScoreKind {
    /** The probability of the positive class itself. */
    PROBABILITY(Columns.PROBABILITY),
    /** A raw score s, as (1 + s / (1 + |s|)) / 2: in the same order, and below 0.5 where it is negative. */
    RAW(Columns.RAW_PREDICTION),
    /** The predicted class, 0 or 1. */
    CLASS(Columns.PREDICTION);

    private static final double HALF = 0.5;

    private final String column;

    ScoreKind(String column) {
        this.column = column;
    }

    /** The best that an algorithm gives. */
    static ScoreKind of(Learner learner) {
        if (learner.adds("probabilityCol")) {
            return PROBABILITY;
        }
        return learner.adds("rawPredictionCol") ? RAW : CLASS;
    }

    /** The column of a scored row that has it. */
    String column() {
        return column;
    }

    /** The number from 0 to 1; NaN or outside for a score that is none. */
    double squeezed(double score) {
        if (this != RAW) {
            return score;
        }
        double squeezed = (1 + score / (1 + Math.abs(score))) / 2;
        // The sum rounds the smallest negative scores away
        return score < 0 && squeezed >= HALF ? Math.nextDown(HALF) : squeezed;
    }
}
