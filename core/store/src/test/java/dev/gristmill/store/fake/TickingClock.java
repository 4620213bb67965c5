package dev.gristmill.store.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on by one second each time it is asked, and by as much as a test wishes. */
public final class TickingClock implements InstantSource {

    private Instant now;

    /** A clock that first says this. */
    public TickingClock(String first) {
        now = Instant.parse(first);
    }

    @Override
    public synchronized Instant instant() {
        Instant told = now;
        now = now.plusSeconds(1);
        return told;
    }

    /** Lets time pass. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
