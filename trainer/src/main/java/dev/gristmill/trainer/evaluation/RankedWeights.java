package dev.gristmill.trainer.evaluation;

import java.util.Arrays;

/** Weights of numbers that are known beforehand, summed up by their order: a Fenwick tree (1994). Not thread-safe. */
final class RankedWeights {

    private final double[] numbers;
    private final double[] tree;
    private double all;

    /** Without any weight yet; the numbers are different and rising. */
    RankedWeights(double[] numbers) {
        this.numbers = numbers;
        this.tree = new double[numbers.length + 1];
    }

    void add(double number, double weight) {
        all += weight;
        for (int i = place(number) + 1; i < tree.length; i += i & -i) {
            tree[i] += weight;
        }
    }

    /** The weight of all smaller numbers. */
    double below(double number) {
        return upTo(place(number));
    }

    /** The weight of all larger numbers. */
    double above(double number) {
        return all - upTo(place(number) + 1);
    }

    double all() {
        return all;
    }

    private double upTo(int count) {
        double sum = 0;
        for (int i = count; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    private int place(double number) {
        return Arrays.binarySearch(numbers, number);
    }
}
