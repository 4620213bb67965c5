package dev.gristmill.store.race;

import java.io.IOException;
import java.util.List;

/** Races on any stores, as a process: arguments are the rounds and the kills at each store, and the stores. */
final class RaceProgram {

    private static final long SEED = 11;
    private static final int LONGEST_MILLIS = 600;

    private RaceProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Race race = new Race(SEED)) {
            for (String location : List.of(arguments).subList(2, arguments.length)) {
                race.run(location, Integer.parseInt(arguments[0]));
                race.kill(location, Integer.parseInt(arguments[1]), LONGEST_MILLIS);
            }
        }
    }
}
