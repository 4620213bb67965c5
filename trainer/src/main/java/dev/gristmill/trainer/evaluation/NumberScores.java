package dev.gristmill.trainer.evaluation;

import org.apache.spark.sql.Row;

/**
 * The errors of predicted numbers. Rows are prediction and label, both double. The label's variance is kept as Chan, Golub
 * and LeVeque (1983) update and combine it.
 */
final class NumberScores implements Summary<NumberScores> {

    private static final long serialVersionUID = 1L;

    private long count;
    private long invalidCount;
    private double absoluteErrors;
    private double squaredErrors;
    private double labelMean;
    private double labelSquares;

    @Override
    public NumberScores fresh() {
        return new NumberScores();
    }

    @Override
    public void add(Row row) {
        double prediction = row.getDouble(0);
        double label = row.getDouble(1);
        if (!Double.isFinite(prediction)) {
            invalidCount++;
            return;
        }
        count++;
        double error = label - prediction;
        absoluteErrors += Math.abs(error);
        squaredErrors += error * error;
        double distance = label - labelMean;
        labelMean += distance / count;
        labelSquares += distance * (label - labelMean);
    }

    @Override
    public NumberScores merge(NumberScores other) {
        invalidCount += other.invalidCount;
        if (other.count > 0) {
            double distance = other.labelMean - labelMean;
            double all = (double) count + other.count;
            labelSquares += other.labelSquares + distance * distance * count * other.count / all;
            labelMean += distance * other.count / all;
            count += other.count;
            absoluteErrors += other.absoluteErrors;
            squaredErrors += other.squaredErrors;
        }
        return this;
    }

    long count() {
        return count;
    }

    /** How many predictions were NaN or infinite. They count nowhere else. */
    long invalidCount() {
        return invalidCount;
    }

    /** The square root of the mean squared error. */
    double rmse() {
        return Math.sqrt(squaredErrors / count);
    }

    /** The mean absolute error. */
    double mae() {
        return absoluteErrors / count;
    }

    /** The share of the label's variance that the predictions explain. */
    double r2() {
        return 1 - squaredErrors / labelSquares;
    }
}
