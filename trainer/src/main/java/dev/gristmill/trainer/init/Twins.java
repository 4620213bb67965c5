package dev.gristmill.trainer.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns that tell the label outright: most often they are written down together with it, and are not there yet
 * when a prediction is wanted.
 */
final class Twins {

    /** Fewer rows than this tell nothing. */
    static final int ENOUGH = 20;
    /** A column needs that many rows per value before agreement is no accident. */
    private static final int ROWS_PER_VALUE = 5;

    private static final int MANY_VALUES = 10;
    private static final double SAME = 0.99;

    private Twins() {}

    /** Whether a column is the label's twin; the lists hold the sampled rows in the same order. */
    static boolean twin(List<? extends @Nullable Object> column, List<? extends @Nullable Object> label) {
        List<Object> values = new ArrayList<>();
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            Object value = column.get(i);
            Object answer = label.get(i);
            if (value != null && answer != null) {
                values.add(value);
                labels.add(answer);
            }
        }
        int distinct = new HashSet<>(values).size();
        Set<Object> answers = new HashSet<>(labels);
        if (values.size() < ENOUGH || distinct < 2 || answers.size() < 2) {
            return false;
        }
        boolean numbers = values.get(0) instanceof Number;
        if (numbers && labels.get(0) instanceof Number && answers.size() > MANY_VALUES) {
            return Math.abs(correlation(values, labels)) > SAME;
        }
        return (distinct * ROWS_PER_VALUE <= values.size() && determines(values, labels))
                || (numbers && answers.size() == 2 && separates(values, labels));
    }

    private static boolean determines(List<Object> values, List<Object> labels) {
        Map<Object, Object> seen = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Object before = seen.putIfAbsent(values.get(i), labels.get(i));
            if (before != null && !before.equals(labels.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether one threshold tells the two answers apart; each must be there often enough to be no accident. */
    private static boolean separates(List<Object> values, List<Object> labels) {
        Object one = labels.get(0);
        double[] ofOne = numbers(values, labels, one, true);
        double[] ofOther = numbers(values, labels, one, false);
        if (Math.min(ofOne.length, ofOther.length) < ROWS_PER_VALUE) {
            return false;
        }
        return largest(ofOne) < smallest(ofOther) || largest(ofOther) < smallest(ofOne);
    }

    private static double[] numbers(List<Object> values, List<Object> labels, Object label, boolean same) {
        List<Double> chosen = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (labels.get(i).equals(label) == same) {
                chosen.add(((Number) values.get(i)).doubleValue());
            }
        }
        return chosen.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** Pearson's coefficient; 0 where one of the two does not vary. */
    private static double correlation(List<Object> ones, List<Object> others) {
        double meanOne = mean(ones);
        double meanOther = mean(others);
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < ones.size(); i++) {
            double a = ((Number) ones.get(i)).doubleValue() - meanOne;
            double b = ((Number) others.get(i)).doubleValue() - meanOther;
            both += a * b;
            one += a * a;
            other += b * b;
        }
        double product = Math.sqrt(one) * Math.sqrt(other);
        return product > 0 ? both / product : 0;
    }

    private static double mean(List<Object> values) {
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .average()
                .orElseThrow();
    }
}
