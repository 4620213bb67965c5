package dev.gristmill.store.time;

import java.time.Duration;

/** The time of the host that we are on. */
public final class HostTime implements MonotonicTime {

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
