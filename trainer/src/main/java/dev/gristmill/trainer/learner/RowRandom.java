package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import java.util.SplittableRandom;

/** Random numbers that belong to a row: they depend on seed, round and the row's place alone, on any cluster. */
final class RowRandom {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private RowRandom() {}

    /** The numbers of a row in a round. */
    static SplittableRandom of(long seed, int round, Block block, int row) {
        long place = ((long) block.place().partition() << 32) + block.place().firstRow() + row;
        return new SplittableRandom(seed + GOLDEN_RATIO * (place + 1) + round);
    }
}
