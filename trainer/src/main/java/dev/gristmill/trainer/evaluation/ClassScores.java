package dev.gristmill.trainer.evaluation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * How often each label was predicted as what, and the summed log loss. Rows are prediction, label, weight and, where there
 * is one, the vector of probabilities. As {@link org.apache.spark.mllib.evaluation.MulticlassMetrics} defines them.
 */
final class ClassScores implements Summary<ClassScores> {

    private static final long serialVersionUID = 1L;
    /** The distance that keeps the log loss finite: spark.ml's MulticlassClassificationEvaluator uses the same. */
    private static final double EPSILON = 1e-15;

    private final boolean probabilities;
    /** Label and prediction to the weight of the rows. */
    private final HashMap<Integer, HashMap<Integer, Double>> confusion = new HashMap<>();

    private final Tally tally = new Tally();
    private double logLossSum;

    ClassScores(boolean probabilities) {
        this.probabilities = probabilities;
    }

    @Override
    public void add(Row row) {
        if (row.isNullAt(0) || (probabilities && row.isNullAt(3))) {
            tally.missing();
            return;
        }
        double prediction = row.getDouble(0);
        int label = (int) row.getDouble(1);
        double weight = row.getDouble(2);
        double ofTruth = probabilities ? ofClass(row.getAs(3), label) : 1;
        if (!(prediction >= 0 && Double.isFinite(prediction) && ofTruth >= 0 && ofTruth <= 1)) {
            tally.invalid();
            return;
        }
        tally.scored(weight);
        if (weight > 0) {
            logLossSum -= weight * Math.log(Math.min(Math.max(ofTruth, EPSILON), 1 - EPSILON));
            confusion.computeIfAbsent(label, it -> new HashMap<>()).merge((int) prediction, weight, Double::sum);
        }
    }

    // A class whose rows all weigh nothing may have no place in the vector
    private static double ofClass(Vector probabilities, int label) {
        return label < probabilities.size() ? probabilities.apply(label) : 0;
    }

    @Override
    public ClassScores merge(ClassScores other) {
        other.confusion.forEach((label, predictions) -> {
            Map<Integer, Double> own = confusion.computeIfAbsent(label, it -> new HashMap<>());
            predictions.forEach((prediction, rows) -> own.merge(prediction, rows, Double::sum));
        });
        logLossSum += other.logLossSum;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The labels that rows have, rising. */
    Set<Integer> labels() {
        return new TreeSet<>(confusion.keySet());
    }

    /** The weight of the rows with a label that were predicted as another, or the same. */
    double count(int label, int prediction) {
        return confusion.getOrDefault(label, new HashMap<>()).getOrDefault(prediction, 0.0);
    }

    /** All metrics that need no probabilities, and the log loss if there are any. */
    Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<Integer, OneOfMany> classes = classes();
        values.put(MulticlassEvaluation.ACCURACY, weighted(classes, OneOfMany::recall));
        values.put(MulticlassEvaluation.F1, weighted(classes, OneOfMany::f1));
        values.put(
                MulticlassEvaluation.MACRO_F1,
                classes.values().stream().mapToDouble(OneOfMany::f1).average().orElse(Double.NaN));
        values.put(MulticlassEvaluation.PRECISION, weighted(classes, OneOfMany::precision));
        values.put(MulticlassEvaluation.RECALL, weighted(classes, OneOfMany::recall));
        if (probabilities) {
            values.put(MulticlassEvaluation.LOG_LOSS, logLossSum / tally.weight());
        }
        return values;
    }

    /** The classes that are a label or a prediction, in their order. */
    Map<Integer, OneOfMany> classes() {
        Map<Integer, OneOfMany> classes = new TreeMap<>();
        confusion.forEach((label, predictions) -> predictions.forEach((prediction, weight) -> {
            boolean right = label.equals(prediction);
            classes.merge(label, new OneOfMany(weight, 0, right ? weight : 0), OneOfMany::plus);
            classes.merge(prediction, new OneOfMany(0, weight, 0), OneOfMany::plus);
        }));
        return classes;
    }

    private double weighted(Map<Integer, OneOfMany> classes, java.util.function.ToDoubleFunction<OneOfMany> value) {
        double sum = 0;
        for (OneOfMany one : classes.values()) {
            sum += one.labelled() * value.applyAsDouble(one);
        }
        return sum / tally.weight();
    }

    /**
     * How one class is told apart.
     *
     * @param labelled the weight of the rows of the class
     * @param predicted the weight of the rows predicted to be of it
     * @param right the weight of those that are both
     */
    record OneOfMany(double labelled, double predicted, double right) {

        OneOfMany plus(OneOfMany other) {
            return new OneOfMany(labelled + other.labelled, predicted + other.predicted, right + other.right);
        }

        /** 0 when it was never predicted. */
        double precision() {
            return predicted == 0 ? 0 : right / predicted;
        }

        /** 0 when no row is of it. */
        double recall() {
            return labelled == 0 ? 0 : right / labelled;
        }

        double f1() {
            return 2 * right / (labelled + predicted);
        }
    }
}
