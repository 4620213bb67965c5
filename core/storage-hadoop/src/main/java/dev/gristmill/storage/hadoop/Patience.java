package dev.gristmill.storage.hadoop;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long an unknown outcome is inquired into.
 *
 * @param clock measures it
 * @param limit from the first try on; the try that is under way then is the last
 * @param pauses waits between two tries
 */
record Patience(InstantSource clock, Duration limit, Pauses pauses) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Two minutes of the real clock. */
    static Patience system() {
        return new Patience(InstantSource.system(), LIMIT, pause -> Thread.sleep(pause.toMillis()));
    }

    /** The pause after so many tries, from 1: twice as long each time, at most 5 seconds. */
    static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Waits. */
    @FunctionalInterface
    interface Pauses {

        void pause(Duration length) throws InterruptedException;
    }
}
