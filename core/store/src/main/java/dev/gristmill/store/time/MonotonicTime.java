package dev.gristmill.store.time;

import java.time.Duration;

/** Time that nobody sets: for deadlines within one process, never for comparing hosts. Safe for use by several threads. */
public interface MonotonicTime {

    /** How long it has been since some moment that stays the same while the process lives. */
    Duration elapsed();

    /** Lets this much time pass. */
    void pause(Duration duration) throws InterruptedException;
}
