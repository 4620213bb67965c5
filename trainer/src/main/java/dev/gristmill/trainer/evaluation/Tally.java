package dev.gristmill.trainer.evaluation;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.io.Serializable;

/** How many rows were scored, what they weigh, and how many have no answer or one that is no number. */
final class Tally implements Serializable {

    private static final long serialVersionUID = 1L;

    private long rows;
    private double weight;
    private long invalid;
    private long missing;

    void scored(double rowWeight) {
        rows++;
        weight += rowWeight;
    }

    /** Its prediction is NaN or infinite. */
    void invalid() {
        invalid++;
    }

    /** Its prediction is null. */
    void missing() {
        missing++;
    }

    void merge(Tally other) {
        rows += other.rows;
        weight += other.weight;
        invalid += other.invalid;
        missing += other.missing;
    }

    /** The rows whose prediction is a number. */
    long rows() {
        return rows;
    }

    /** What these rows weigh together. */
    double weight() {
        return weight;
    }

    long invalidCount() {
        return invalid;
    }

    /**
     * Ends an evaluation that could say nothing, or not all.
     *
     * @param answers what are no numbers, as the end of a sentence
     */
    void check(String answers) {
        long all = rows + invalid + missing;
        if (all == 0) {
            throw noRows("no row was held out");
        }
        if (missing > 0) {
            throw new GristmillException(
                    TrainerErrors.NO_PREDICTION,
                    "Cannot evaluate: " + missing + " of " + all + " rows that were held out have no prediction",
                    "algorithm",
                    "look at what the algorithm and the stages do with missing values");
        }
        if (invalid > 0) {
            throw NotFinite.refused(
                    "Cannot evaluate: " + invalid + " of " + all + " " + answers,
                    "algorithm",
                    "scale the features, or regularise the model");
        }
        if (weight == 0) {
            throw noRows("the " + rows + " rows that were held out weigh nothing");
        }
    }

    static GristmillException noRows(String reason) {
        return new GristmillException(
                TrainerErrors.NO_HOLDOUT,
                "Cannot evaluate: " + reason,
                "split",
                "raise split.holdout, or train on more rows");
    }
}
