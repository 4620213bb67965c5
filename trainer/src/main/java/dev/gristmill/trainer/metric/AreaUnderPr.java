package dev.gristmill.trainer.metric;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;

/**
 * {@code areaUnderPR}: the area under the curve of precision over recall by the trapezoidal rule, from recall 0 with the
 * precision of the highest scores, as in {@link org.apache.spark.mllib.evaluation.BinaryClassificationMetrics}.
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
    public double value(BinaryScores scores) {
        double area = 0;
        double lastRecall = 0;
        double lastPrecision = Double.NaN;
        long truePositives = 0;
        long predictedPositives = 0;
        for (int bin = BinaryScores.BINS - 1; bin >= 0; bin--) {
            long rows = scores.positives(bin) + scores.negatives(bin);
            if (rows == 0) {
                continue;
            }
            truePositives += scores.positives(bin);
            predictedPositives += rows;
            double recall = (double) truePositives / scores.positiveCount();
            double precision = (double) truePositives / predictedPositives;
            double before = Double.isNaN(lastPrecision) ? precision : lastPrecision;
            area += (recall - lastRecall) * (precision + before) / 2;
            lastRecall = recall;
            lastPrecision = precision;
        }
        return area;
    }
}
