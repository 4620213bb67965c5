package dev.gristmill.store.race;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Crash cases on any stores, as a process: arguments are how many of all cases (at most: all), the seed by which they are
 * drawn, and the stores. It fails with the first case that does.
 */
final class CrashProgram {

    private CrashProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int most = Integer.parseInt(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        for (String location : List.of(arguments).subList(2, arguments.length)) {
            play(location, most, random);
        }
    }

    private static void play(String location, int most, Random random) throws IOException, InterruptedException {
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
