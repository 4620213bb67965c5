package dev.gristmill.benchmark;

/**
 * One fit.
 *
 * @param wallSeconds from the cached rows to the model
 * @param cpuSeconds of all threads of the process meanwhile, the garbage collector's and the compiler's included
 * @param iterations that it did, at least 1
 */
record Lap(double wallSeconds, double cpuSeconds, int iterations) {

    Lap {
        if (iterations < 1) {
            throw new IllegalArgumentException("Invalid iterations: '" + iterations + "' (expected at least 1)");
        }
    }

    /** Seconds of an iteration, with its share of what comes before the first and after the last. */
    double wallPerIteration() {
        return wallSeconds / iterations;
    }

    /** The same of the processor's time. */
    double cpuPerIteration() {
        return cpuSeconds / iterations;
    }
}
