package dev.gristmill.benchmark;

import java.util.Collection;
import java.util.function.Function;

/**
 * A figure of several rounds.
 *
 * @param median the mean of the two in the middle where their number is even
 * @param least of all
 * @param most of all
 */
record Spread(double median, double least, double most) {

    /**
     * One figure of each round.
     *
     * @throws IllegalArgumentException when there are none
     */
    static <T> Spread of(Collection<T> rounds, Function<T, Double> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure::apply).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Invalid rounds: '0' (expected at least 1)");
        }
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
