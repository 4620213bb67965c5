package dev.gristmill.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How busy other processes keep the machine, by what Linux counts in {@code /proc/stat}: time in ten fields, of which the
 * fourth and fifth are idle and the last two are counted elsewhere too. What a hypervisor takes away counts as busy.
 */
final class Neighbours {

    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int COUNTED = 8;

    private final Path counters;
    private final int cores;

    /** Of a machine with so many cores. */
    Neighbours(Path counters, int cores) {
        this.counters = counters;
        this.cores = cores;
    }

    /**
     * The machine's time up to now, in units of the system's own.
     *
     * @param busy of all cores
     * @param all busy or not; 0 where the system does not tell
     */
    record Reading(long busy, long all) {}

    /** Reads the counters. */
    Reading read() {
        if (!Files.isReadable(counters)) {
            return new Reading(0, 0);
        }
        try (Stream<String> lines = Files.lines(counters)) {
            return parse(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + counters, e);
        }
    }

    private static Reading parse(String line) {
        long[] times = Stream.of(line.split(" +"))
                .skip(1)
                .limit(COUNTED)
                .mapToLong(Long::parseLong)
                .toArray();
        long all = 0;
        long busy = 0;
        for (int i = 0; i < times.length; i++) {
            all += times[i];
            busy += i == IDLE || i == WAITING ? 0 : times[i];
        }
        return new Reading(busy, all);
    }

    /**
     * How many cores others kept busy, on average; empty where the system does not tell.
     *
     * @param before what was read at the begin
     * @param ownCores how many this process kept busy meanwhile
     */
    OptionalDouble since(Reading before, double ownCores) {
        Reading now = read();
        long all = now.all() - before.all();
        if (all <= 0) {
            return OptionalDouble.empty();
        }
        double busy = cores * (double) (now.busy() - before.busy()) / all;
        return OptionalDouble.of(Math.max(0, busy - ownCores));
    }
}
