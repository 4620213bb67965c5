package dev.gristmill.trainer.evaluation;

/** A hash of numbers that looks random: the finalizer of SplitMix64 (Steele, Lea and Flood, 2014), number by number. */
final class Hash {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private Hash() {}

    static long of(double... numbers) {
        long hash = 0;
        for (double number : numbers) {
            hash = mixed(hash * GAMMA + Double.doubleToLongBits(number) + GAMMA);
        }
        return hash;
    }

    private static long mixed(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }
}
