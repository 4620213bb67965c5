package dev.gristmill.spi;

import java.io.Serializable;

/**
 * What a binary classifier said of some rows, summed up in one pass: how many positive and negative rows fell into each
 * of {@value #BINS} equal bins of the predicted probability, and the summed log loss. Summaries of parts add up to the
 * summary of the whole, in any order, but for the rounding of the log loss. Not thread-safe.
 *
 * <p>Rows that share a bin count as tied. The area under the ROC curve is thereby off by at most
 * {@link #areaUnderRocError()}.
 */
public final class BinaryScores implements Serializable {

    /** How many bins the probabilities 0 to 1 are cut into. */
    public static final int BINS = 1 << 16;

    private static final long serialVersionUID = 1L;
    /** The distance that keeps the log loss finite: spark.ml's MulticlassClassificationEvaluator uses the same. */
    private static final double EPSILON = 1e-15;

    private final long[] positives = new long[BINS];
    private final long[] negatives = new long[BINS];
    private long positiveCount;
    private long negativeCount;
    private long invalidCount;
    private double logLossSum;

    /**
     * Adds one row.
     *
     * @param probability of the positive class, 0 to 1; anything else is counted as invalid
     * @param positive whether the row is of the positive class
     */
    public void add(double probability, boolean positive) {
        if (!(probability >= 0 && probability <= 1)) {
            invalidCount++;
            return;
        }
        int bin = Math.min((int) (probability * BINS), BINS - 1);
        double ofTruth = positive ? probability : 1 - probability;
        logLossSum -= Math.log(Math.min(Math.max(ofTruth, EPSILON), 1 - EPSILON));
        if (positive) {
            positives[bin]++;
            positiveCount++;
        } else {
            negatives[bin]++;
            negativeCount++;
        }
    }

    /** Adds another summary's rows; returns this. */
    public BinaryScores merge(BinaryScores other) {
        for (int bin = 0; bin < BINS; bin++) {
            positives[bin] += other.positives[bin];
            negatives[bin] += other.negatives[bin];
        }
        positiveCount += other.positiveCount;
        negativeCount += other.negativeCount;
        invalidCount += other.invalidCount;
        logLossSum += other.logLossSum;
        return this;
    }

    /** How many positive rows fell into a bin, 0 to {@value #BINS} - 1. */
    public long positives(int bin) {
        return positives[bin];
    }

    /** How many negative rows fell into a bin, 0 to {@value #BINS} - 1. */
    public long negatives(int bin) {
        return negatives[bin];
    }

    public long positiveCount() {
        return positiveCount;
    }

    public long negativeCount() {
        return negativeCount;
    }

    /** How many rows had a probability that is none: NaN, or outside 0 to 1. They count nowhere else. */
    public long invalidCount() {
        return invalidCount;
    }

    /** The sum over all rows of the negative natural logarithm of the probability given to the true class. */
    public double logLossSum() {
        return logLossSum;
    }

    /** By how much, at most, binning moves the area under the ROC curve: half the share of pairs that share a bin. */
    public double areaUnderRocError() {
        double tied = 0;
        for (int bin = 0; bin < BINS; bin++) {
            tied += (double) positives[bin] * negatives[bin];
        }
        return tied / 2 / positiveCount / negativeCount;
    }
}
