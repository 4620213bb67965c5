package dev.gristmill.trainer.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * How often each label was predicted as what, and the summed log loss. Rows are prediction, label and, where there is
 * one, the vector of probabilities. As {@link org.apache.spark.mllib.evaluation.MulticlassMetrics} defines them.
 */
final class ClassScores implements Summary<ClassScores> {

    private static final long serialVersionUID = 1L;
    /** The distance that keeps the log loss finite: spark.ml's MulticlassClassificationEvaluator uses the same. */
    private static final double EPSILON = 1e-15;

    /** Label and prediction to the number of rows. */
    private final HashMap<Integer, HashMap<Integer, Long>> confusion = new HashMap<>();

    private double logLossSum;
    private long count;
    private long invalidCount;

    @Override
    public ClassScores fresh() {
        return new ClassScores();
    }

    @Override
    public void add(Row row) {
        double prediction = row.getDouble(0);
        int label = (int) row.getDouble(1);
        Vector probabilities = row.size() > 2 ? row.getAs(2) : null;
        double ofTruth = probabilities == null ? 1 : probabilities.apply(label);
        if (!Double.isFinite(prediction) || Double.isNaN(ofTruth)) {
            invalidCount++;
            return;
        }
        logLossSum -= Math.log(Math.min(Math.max(ofTruth, EPSILON), 1 - EPSILON));
        count++;
        confusion.computeIfAbsent(label, it -> new HashMap<>()).merge((int) prediction, 1L, Long::sum);
    }

    @Override
    public ClassScores merge(ClassScores other) {
        other.confusion.forEach((label, predictions) -> {
            Map<Integer, Long> own = confusion.computeIfAbsent(label, it -> new HashMap<>());
            predictions.forEach((prediction, rows) -> own.merge(prediction, rows, Long::sum));
        });
        logLossSum += other.logLossSum;
        count += other.count;
        invalidCount += other.invalidCount;
        return this;
    }

    long count() {
        return count;
    }

    /** How many rows had a prediction or a probability that is none. They count nowhere else. */
    long invalidCount() {
        return invalidCount;
    }

    /** The share of rows whose prediction is the label. */
    double accuracy() {
        return (double) confusion.keySet().stream().mapToLong(this::right).sum() / count;
    }

    /** The harmonic mean of precision and recall of each label, weighted by the label's rows. */
    double weightedF1() {
        Map<Integer, Long> predicted = new HashMap<>();
        confusion
                .values()
                .forEach(row -> row.forEach((prediction, rows) -> predicted.merge(prediction, rows, Long::sum)));
        double sum = 0;
        for (int label : new TreeMap<>(confusion).keySet()) {
            long labelled = confusion.getOrDefault(label, new HashMap<>()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            double f1 = 2.0 * right(label) / (labelled + predicted.getOrDefault(label, 0L));
            sum += f1 * labelled;
        }
        return sum / count;
    }

    /** The mean over rows of the negative natural logarithm of the probability given to the true class. */
    double logLoss() {
        return logLossSum / count;
    }

    private long right(int label) {
        return confusion.getOrDefault(label, new HashMap<>()).getOrDefault(label, 0L);
    }
}
