package dev.gristmill.spi;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a binary classifier said of some rows, summed up in one pass: the weights of the positive and negative rows in
 * equal bins of the predicted probability, exact weights at 101 thresholds, and sums of losses. Summaries of parts add up
 * to the summary of the whole, in any order, but for the rounding of the sums. Not thread-safe.
 *
 * <p>Rows that share a bin count as tied. Where all of them have the same score they are; {@link #mixed} tells the others
 * apart, and only those can move a metric.
 */
public final class BinaryScores implements Serializable {

    /** How many bins the probabilities 0 to 1 are cut into, unless another number is asked for. */
    public static final int BINS = 1 << 16;

    private static final long serialVersionUID = 1L;
    /** The distance that keeps the log loss finite: spark.ml's MulticlassClassificationEvaluator uses the same. */
    private static final double EPSILON = 1e-15;

    private static final int PERCENT = 100;
    private static final int TENTHS = 10;
    private static final double EMPTY = -1;

    private final double[] positives;
    private final double[] negatives;
    /** The one score that a bin's rows have; NaN for several, {@link #EMPTY} for no row. */
    private final double[] scores;

    /** By the last threshold that is not above the score, in percent. */
    private final double[] positivesAt = new double[PERCENT + 1];

    private final double[] negativesAt = new double[PERCENT + 1];
    private final double[] predicted = new double[TENTHS];
    private double positiveWeight;
    private double negativeWeight;
    private long rows;
    private long invalidCount;
    private double logLossSum;
    private double squaredErrorSum;

    /** Of no rows, in {@value #BINS} bins. */
    public BinaryScores() {
        this(BINS);
    }

    /** Of no rows. Fewer bins take less room, and tie more rows. */
    public BinaryScores(int bins) {
        positives = new double[bins];
        negatives = new double[bins];
        scores = new double[bins];
        Arrays.fill(scores, EMPTY);
    }

    /** Adds one row of weight 1. */
    public void add(double probability, boolean positive) {
        add(probability, positive, 1);
    }

    /**
     * Adds one row.
     *
     * @param probability of the positive class, 0 to 1; anything else is counted as invalid
     * @param positive whether the row is of the positive class
     * @param weight how much the row counts; finite and not negative
     */
    public void add(double probability, boolean positive, double weight) {
        if (!(probability >= 0 && probability <= 1)) {
            invalidCount++;
            return;
        }
        rows++;
        if (weight == 0) {
            return;
        }
        double ofTruth = positive ? probability : 1 - probability;
        logLossSum -= weight * Math.log(Math.min(Math.max(ofTruth, EPSILON), 1 - EPSILON));
        squaredErrorSum += weight * (1 - ofTruth) * (1 - ofTruth);
        int bin = Math.min((int) (probability * bins()), bins() - 1);
        scores[bin] = scores[bin] == EMPTY || scores[bin] == probability ? probability : Double.NaN;
        int percent = percent(probability);
        predicted[tenth(percent)] += weight * probability;
        if (positive) {
            positives[bin] += weight;
            positivesAt[percent] += weight;
            positiveWeight += weight;
        } else {
            negatives[bin] += weight;
            negativesAt[percent] += weight;
            negativeWeight += weight;
        }
    }

    // The product may round to the other side of a threshold
    private static int percent(double probability) {
        int percent = (int) (probability * PERCENT);
        if (probability < threshold(percent)) {
            return percent - 1;
        }
        return percent < PERCENT && probability >= threshold(percent + 1) ? percent + 1 : percent;
    }

    private static int tenth(int percent) {
        return Math.min(percent / TENTHS, TENTHS - 1);
    }

    private static double threshold(int percent) {
        return percent / (double) PERCENT;
    }

    /** Adds the rows of another summary with as many bins; returns this. */
    public BinaryScores merge(BinaryScores other) {
        for (int bin = 0; bin < bins(); bin++) {
            positives[bin] += other.positives[bin];
            negatives[bin] += other.negatives[bin];
            if (scores[bin] == EMPTY) {
                scores[bin] = other.scores[bin];
            } else if (other.scores[bin] != EMPTY && scores[bin] != other.scores[bin]) {
                scores[bin] = Double.NaN;
            }
        }
        addTo(positivesAt, other.positivesAt);
        addTo(negativesAt, other.negativesAt);
        addTo(predicted, other.predicted);
        positiveWeight += other.positiveWeight;
        negativeWeight += other.negativeWeight;
        rows += other.rows;
        invalidCount += other.invalidCount;
        logLossSum += other.logLossSum;
        squaredErrorSum += other.squaredErrorSum;
        return this;
    }

    private static void addTo(double[] sums, double[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
    }

    /** How many bins there are; they are numbered from 0, by rising probability. */
    public int bins() {
        return positives.length;
    }

    /** The weight of the positive rows in a bin. */
    public double positives(int bin) {
        return positives[bin];
    }

    /** The weight of the negative rows in a bin. */
    public double negatives(int bin) {
        return negatives[bin];
    }

    /** Whether a bin has rows of different scores. */
    public boolean mixed(int bin) {
        return Double.isNaN(scores[bin]);
    }

    /** The weight of all positive rows. */
    public double positiveWeight() {
        return positiveWeight;
    }

    /** The weight of all negative rows. */
    public double negativeWeight() {
        return negativeWeight;
    }

    /** The weight of all rows. */
    public double weight() {
        return positiveWeight + negativeWeight;
    }

    /** How many rows there are, whatever they weigh. */
    public long rows() {
        return rows;
    }

    /** How many rows had a probability that is none: NaN, or outside 0 to 1. They count nowhere else. */
    public long invalidCount() {
        return invalidCount;
    }

    /** The sum over all rows of weight times the negative natural logarithm of the probability given to the true class. */
    public double logLossSum() {
        return logLossSum;
    }

    /** The sum over all rows of weight times the squared distance of the probability from 1 for positive rows, else 0. */
    public double squaredErrorSum() {
        return squaredErrorSum;
    }

    /** The weight of the positive rows whose probability is at least so many percent, 0 to 100; exact. */
    public double truePositives(int percent) {
        return sum(positivesAt, percent, PERCENT + 1);
    }

    /** The weight of the negative rows whose probability is at least so many percent, 0 to 100; exact. */
    public double falsePositives(int percent) {
        return sum(negativesAt, percent, PERCENT + 1);
    }

    /** The weight of the positive rows whose probability is in a tenth of 0 to 1, numbered from 0; exact. */
    public double positivesInTenth(int tenth) {
        return sum(positivesAt, tenth * TENTHS, endOf(tenth));
    }

    /** The weight of the negative rows whose probability is in a tenth of 0 to 1, numbered from 0; exact. */
    public double negativesInTenth(int tenth) {
        return sum(negativesAt, tenth * TENTHS, endOf(tenth));
    }

    /** The sum of weight times probability of the rows in a tenth of 0 to 1, numbered from 0. */
    public double predictedInTenth(int tenth) {
        return predicted[tenth];
    }

    private static int endOf(int tenth) {
        return tenth == TENTHS - 1 ? PERCENT + 1 : (tenth + 1) * TENTHS;
    }

    private static double sum(double[] weights, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
        }
        return sum;
    }
}
