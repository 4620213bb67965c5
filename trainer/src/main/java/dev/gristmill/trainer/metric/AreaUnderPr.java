package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code areaUnderPR}: the area under the curve of precision over recall by the trapezoidal rule, from recall 0 with the
 * precision of the highest scores, as in {@link org.apache.spark.mllib.evaluation.BinaryClassificationMetrics}.
 *
 * <p>Within a bin of several scores the curve is known at both ends only. It is nowhere above what it would be with the
 * bin's positive rows one by one before its negative rows, and nowhere below the straight line of what it would be the
 * other way round.
 */
public final class AreaUnderPr implements Metric {

    @Override
    public String name() {
        return "areaUnderPR";
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
        double area = 0;
        double truePositives = 0;
        double predicted = 0;
        for (int bin = scores.bins() - 1; bin >= 0; bin--) {
            double positives = scores.positives(bin);
            double rows = positives + scores.negatives(bin);
            area += positives * trapezoid(truePositives, predicted, positives, rows);
            truePositives += positives;
            predicted += rows;
        }
        return area / scores.positiveWeight();
    }

    @Override
    public double error(BinaryScores scores) {
        double error = 0;
        double truePositives = 0;
        double predicted = 0;
        for (int bin = scores.bins() - 1; bin >= 0; bin--) {
            double positives = scores.positives(bin);
            double rows = positives + scores.negatives(bin);
            if (scores.mixed(bin) && positives > 0) {
                double value = trapezoid(truePositives, predicted, positives, rows);
                double highest = positivesFirst(truePositives, predicted, positives);
                double lowest = negativesFirst(truePositives, predicted + scores.negatives(bin), positives);
                error += positives * Math.max(highest - value, value - lowest);
            }
            truePositives += positives;
            predicted += rows;
        }
        return error / scores.positiveWeight();
    }

    /** The mean of the precisions before and after a bin. */
    private static double trapezoid(double truePositives, double predicted, double positives, double rows) {
        if (rows == 0) {
            return 0;
        }
        double after = (truePositives + positives) / (predicted + rows);
        return predicted == 0 ? after : (truePositives / predicted + after) / 2;
    }

    /** The mean of (truePositives + x) / (predicted + x) for x from 0 to positives. */
    private static double positivesFirst(double truePositives, double predicted, double positives) {
        return predicted == 0 ? 1 : 1 - (predicted - truePositives) / positives * Math.log1p(positives / predicted);
    }

    private static double negativesFirst(double truePositives, double predicted, double positives) {
        double after = (truePositives + positives) / (predicted + positives);
        return predicted == 0 ? after : (truePositives / predicted + after) / 2;
    }
}
