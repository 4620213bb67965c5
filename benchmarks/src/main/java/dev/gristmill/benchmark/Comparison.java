package dev.gristmill.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All rounds of a subject.
 *
 * @param name of what is fitted
 * @param rounds without the one that warms up; at least 1
 * @param neighbours how many cores other processes kept busy meanwhile, on average; empty where the system does not tell
 */
record Comparison(String name, List<Round> rounds, OptionalDouble neighbours) {

    /** Other processes may have that much of a core; beyond it the figures say little. */
    static final double QUIET = 0.3;

    Comparison {
        rounds = List.copyOf(rounds);
    }

    /** Whether the machine is known to have been ours. */
    boolean quiet() {
        return neighbours.isPresent() && neighbours.getAsDouble() <= QUIET;
    }
}
