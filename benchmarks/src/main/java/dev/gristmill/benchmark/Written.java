package dev.gristmill.benchmark;

/**
 * The checkpoints of one fit.
 *
 * @param count how many
 * @param seconds of one, in the middle of all: making its bytes, storing them, and deleting an older one
 * @param bytes of the last, which is the largest where states grow
 */
record Written(int count, double seconds, long bytes) {

    /** A checkpoint is due so long after the last, unless a job says something else. */
    private static final double EVERY_SECONDS = 60;

    /** And never sooner than so many times what the last one took. */
    private static final int SPACING = 50;

    /** The share of a fit that checkpoints take by the default schedule: 0 to 1 / 50. */
    double defaultShare() {
        return seconds / Math.max(EVERY_SECONDS, SPACING * seconds);
    }
}
