package dev.gristmill.store.race;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Crash cases and races on any stores, as a process: arguments are, for each store, the crash cases (at most: all, else drawn
 * by a seed), the rounds and the kills; and the stores. It fails with the first thing that does not hold.
 */
final class RaceProgram {

    private static final long SEED = 11;
    /** Longer than a run takes on a slow server: who takes over from one that lives wins nothing, and all begin again. */
    private static final Duration TTL = Duration.ofSeconds(6);

    private RaceProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> locations = List.of(arguments).subList(3, arguments.length);
        Random random = new Random(SEED);
        for (String location : locations) {
            crash(location, Integer.parseInt(arguments[0]), random);
        }
        List<String> stores = new ArrayList<>();
        try (Race race = new Race(TTL, SEED)) {
            for (String location : locations) {
                stores.addAll(race.run(location, Integer.parseInt(arguments[1])));
                stores.addAll(race.kill(location, Integer.parseInt(arguments[2])));
            }
        }
        RaceCheck.check(stores, TTL);
    }

    private static void crash(String location, int most, Random random) throws IOException, InterruptedException {
        List<CrashCase> cases = CrashCase.all(location + "/crash");
        if (most < cases.size()) {
            Collections.shuffle(cases, random);
        }
        List<CrashCase> drawn = cases.subList(0, Math.min(most, cases.size()));
        long start = System.nanoTime();
        for (CrashCase one : drawn) {
            one.play();
        }
        System.out.println(location + ": " + drawn.size() + " crash cases in " + Race.seconds(start) + " s");
    }
}
