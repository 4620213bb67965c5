package dev.gristmill.trainer.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the last steps told about a function's curvature: the pairs of L-BFGS, and directions by its two-loop recursion
 * (Nocedal and Wright, Numerical Optimization, algorithm 7.4).
 */
final class Curvature {

    private static final int PAIRS = 10;
    /** A pair whose curvature is smaller than this share of its size would spoil the others. */
    private static final double LEAST = 1e-10;

    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();

    /** The pairs that an earlier one held, one after another, each a step and a change. */
    static Curvature of(double[] pairs, int variables) {
        Curvature curvature = new Curvature();
        for (int at = 0; at < pairs.length; at += 2 * variables) {
            curvature.steps.add(Arrays.copyOfRange(pairs, at, at + variables));
            curvature.changes.add(Arrays.copyOfRange(pairs, at + variables, at + 2 * variables));
        }
        return curvature;
    }

    double[] pairs(int variables) {
        double[] pairs = new double[2 * variables * steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            System.arraycopy(steps.get(i), 0, pairs, 2 * i * variables, variables);
            System.arraycopy(changes.get(i), 0, pairs, (2 * i + 1) * variables, variables);
        }
        return pairs;
    }

    boolean empty() {
        return steps.isEmpty();
    }

    void forget() {
        steps.clear();
        changes.clear();
    }

    /** Remembers a step and by how much the gradient changed over it. */
    void add(double[] step, double[] change) {
        if (Vectors.dot(step, change) > LEAST * Vectors.dot(change, change)) {
            steps.add(step);
            changes.add(change);
            if (steps.size() > PAIRS) {
                steps.remove(0);
                changes.remove(0);
            }
        }
    }

    /** Where to go down from a slope. */
    double[] direction(double[] slope) {
        double[] direction = slope.clone();
        double[] shares = new double[steps.size()];
        for (int i = steps.size() - 1; i >= 0; i--) {
            shares[i] = Vectors.dot(steps.get(i), direction) / Vectors.dot(steps.get(i), changes.get(i));
            Vectors.add(-shares[i], changes.get(i), direction);
        }
        if (!steps.isEmpty()) {
            int last = steps.size() - 1;
            double[] change = changes.get(last);
            Vectors.scale(Vectors.dot(steps.get(last), change) / Vectors.dot(change, change), direction);
        }
        for (int i = 0; i < steps.size(); i++) {
            double share = Vectors.dot(changes.get(i), direction) / Vectors.dot(steps.get(i), changes.get(i));
            Vectors.add(shares[i] - share, steps.get(i), direction);
        }
        Vectors.scale(-1, direction);
        return direction;
    }
}
