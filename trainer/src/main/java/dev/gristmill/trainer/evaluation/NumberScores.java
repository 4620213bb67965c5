package dev.gristmill.trainer.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The errors of predicted numbers. Rows are prediction, label and weight, all double. The label's variance is kept as
 * Chan, Golub and LeVeque (1983) update and combine it, with West's (1979) weights.
 */
final class NumberScores implements Summary<NumberScores> {

    static final String MEDIAN = "medianAbsoluteError";

    private static final long serialVersionUID = 1L;
    private static final int[] PINBALL = {10, 50, 90};
    private static final double PERCENT = 100;
    /** What a label of 0 counts as where errors are shares of it: scikit-learn uses the same. */
    private static final double EPSILON = Math.ulp(1.0);

    private static final int DIGITS = 10;
    private static final int FEW_DIGITS = 5;

    private final boolean detailed;
    private final Tally tally = new Tally();
    private final NumberSketch residuals;
    private final NumberSketch predictions;
    private final PointSample points = new PointSample();
    private final double[] pinballs = new double[PINBALL.length];
    private double absoluteErrors;
    private double squaredErrors;
    private double relativeErrors;
    private double labelMean;
    private double labelSquares;
    private double leastLabel = Double.POSITIVE_INFINITY;
    private double mostLabel = Double.NEGATIVE_INFINITY;

    private NumberScores(boolean detailed) {
        this.detailed = detailed;
        this.residuals = new NumberSketch(detailed ? DIGITS : FEW_DIGITS);
        this.predictions = new NumberSketch(DIGITS);
    }

    /** With what curves and tables need. */
    static NumberScores detailed() {
        return new NumberScores(true);
    }

    /** For the metrics alone, in little room. */
    static NumberScores small() {
        return new NumberScores(false);
    }

    @Override
    public void add(Row row) {
        if (row.isNullAt(0)) {
            tally.missing();
            return;
        }
        double prediction = row.getDouble(0);
        if (!Double.isFinite(prediction)) {
            tally.invalid();
            return;
        }
        tally.scored(row.getDouble(2));
        if (row.getDouble(2) > 0) {
            add(prediction, row.getDouble(1), row.getDouble(2));
        }
    }

    private void add(double prediction, double label, double weight) {
        double error = label - prediction;
        absoluteErrors += weight * Math.abs(error);
        squaredErrors += weight * error * error;
        relativeErrors += weight * Math.abs(error) / Math.max(Math.abs(label), EPSILON);
        for (int i = 0; i < PINBALL.length; i++) {
            double quantile = PINBALL[i] / PERCENT;
            pinballs[i] += weight * Math.max(quantile * error, (quantile - 1) * error);
        }
        leastLabel = Math.min(leastLabel, label);
        mostLabel = Math.max(mostLabel, label);
        double distance = label - labelMean;
        labelMean += distance * weight / tally.weight();
        labelSquares += weight * distance * (label - labelMean);
        residuals.add(error, label, weight);
        if (detailed) {
            predictions.add(prediction, label, weight);
            points.add(prediction, label);
        }
    }

    @Override
    public NumberScores merge(NumberScores other) {
        double weight = tally.weight();
        double added = other.tally.weight();
        tally.merge(other.tally);
        if (added > 0) {
            double distance = other.labelMean - labelMean;
            labelSquares += other.labelSquares + distance * distance * weight * added / (weight + added);
            labelMean += distance * added / (weight + added);
        }
        leastLabel = Math.min(leastLabel, other.leastLabel);
        mostLabel = Math.max(mostLabel, other.mostLabel);
        absoluteErrors += other.absoluteErrors;
        squaredErrors += other.squaredErrors;
        relativeErrors += other.relativeErrors;
        for (int i = 0; i < PINBALL.length; i++) {
            pinballs[i] += other.pinballs[i];
        }
        residuals.merge(other.residuals);
        predictions.merge(other.predictions);
        points.merge(other.points);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The square root of the mean squared error. */
    double rmse() {
        return Math.sqrt(squaredErrors / tally.weight());
    }

    /** The mean absolute error. */
    double mae() {
        return absoluteErrors / tally.weight();
    }

    /** All metrics, finite or not. */
    Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rmse", rmse());
        values.put("mae", mae());
        // Labels that are all the same have no variance, whatever rounding makes of it
        values.put("r2", leastLabel < mostLabel ? 1 - squaredErrors / labelSquares : Double.NaN);
        values.put("mape", relativeErrors / tally.weight());
        values.put(MEDIAN, residuals.rankedBySize().median().value());
        for (int i = 0; i < PINBALL.length; i++) {
            values.put("pinball" + PINBALL[i], pinballs[i] / tally.weight());
        }
        return values;
    }

    /** How far off the metrics that come from bins may be. */
    Map<String, Double> errors() {
        return Map.of(MEDIAN, residuals.rankedBySize().median().error());
    }

    NumberSketch residuals() {
        return residuals;
    }

    NumberSketch predictions() {
        return predictions;
    }

    PointSample sample() {
        return points;
    }
}
