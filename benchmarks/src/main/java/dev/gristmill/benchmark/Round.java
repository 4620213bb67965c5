package dev.gristmill.benchmark;

/**
 * Three fits of the same rows, one after another.
 *
 * @param textbook by spark.ml's estimator
 * @param steps by Gristmill's loop, without a checkpoint
 * @param checkpoints by the same loop, with a checkpoint after every step
 * @param outside the share of the second that is not within its iterations: 0 to 1
 * @param written the checkpoints of the third
 */
record Round(Lap textbook, Lap steps, Lap checkpoints, double outside, Written written) {

    /** How many times as long an iteration by steps takes. */
    double wallRatio() {
        return steps.wallPerIteration() / textbook.wallPerIteration();
    }

    /** The same of the processor's time. */
    double cpuRatio() {
        return steps.cpuPerIteration() / textbook.cpuPerIteration();
    }

    /** What checkpoints after every step add to an iteration; below 0 by chance alone. */
    double checkpointOverhead() {
        return checkpoints.wallPerIteration() / steps.wallPerIteration() - 1;
    }
}
