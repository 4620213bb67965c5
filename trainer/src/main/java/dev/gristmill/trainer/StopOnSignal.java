package dev.gristmill.trainer;

import dev.gristmill.trainer.run.TrainingRun;
import dev.gristmill.trainer.session.EarlyShutdown;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in good order when the process is told to: until this is closed, the JVM's shutdown waits for the run to
 * stop and for its summary to be printed.
 */
final class StopOnSignal {

    private static final int STOP_SECONDS = 20;
    private static final int PRINT_SECONDS = 5;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final EarlyShutdown hook;

    private StopOnSignal(TrainingRun run) {
        this.hook = EarlyShutdown.call(() -> stop(run), Duration.ofSeconds(STOP_SECONDS + PRINT_SECONDS + 1));
    }

    static StopOnSignal watch(TrainingRun run) {
        return new StopOnSignal(run);
    }

    private void stop(TrainingRun run) {
        // Not by the run's events: whoever hears one may be what the run waits for
        System.err.println("gristmill: stopping, within " + STOP_SECONDS
                + " seconds; another Ctrl-C or SIGTERM ends the process at once");
        try {
            run.stop(STOP_SECONDS);
            if (!closed.await(PRINT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("gristmill: the run was cut off before its summary was printed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The summary is printed: nothing is left to wait for. */
    void close() {
        closed.countDown();
        hook.close();
    }
}
