package dev.gristmill.store.fake;

import dev.gristmill.store.time.MonotonicTime;
import java.time.Duration;

/** Time that passes only while somebody waits for it. */
public final class FakeTime implements MonotonicTime {

    private Duration elapsed = Duration.ZERO;
    private Runnable meanwhile = () -> {};

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    @Override
    public synchronized void pause(Duration duration) {
        elapsed = elapsed.plus(duration);
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
    }

    /** What others do while somebody waits the next time. */
    public synchronized void atNextPause(Runnable others) {
        meanwhile = others;
    }
}
