package dev.gristmill.benchmark;

import dev.gristmill.store.time.MonotonicTime;
import java.time.Duration;
import java.util.function.Supplier;

/** Takes the time of what this process does: the clock's and the processors'. */
final class Stopwatch {

    private static final double NANOS = 1e9;

    private final MonotonicTime time;
    private final Supplier<Duration> cpu;

    /**
     * With two clocks.
     *
     * @param cpu what all threads of the process have used since it began
     */
    Stopwatch(MonotonicTime time, Supplier<Duration> cpu) {
        this.time = time;
        this.cpu = cpu;
    }

    /**
     * Seconds since some moment, or between two.
     *
     * @param wall of the clock
     * @param cpu of all processors together
     */
    record Times(double wall, double cpu) {

        Times minus(Times other) {
            return new Times(wall - other.wall, cpu - other.cpu);
        }
    }

    /** The times by now. */
    Times read() {
        return new Times(time.elapsed().toNanos() / NANOS, cpu.get().toNanos() / NANOS);
    }
}
