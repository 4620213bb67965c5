package dev.gristmill.trainer;

import dev.gristmill.trainer.run.TrainingRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Lets a run end in good order when the process is told to: until this is closed, the JVM's shutdown waits for the run to
 * stop and for its summary to be printed.
 *
 * <p>It comes before the hooks of Spark and of Hadoop's file systems: a job that starts once Spark's scheduler is stopped
 * waits for ever, and a closed file system takes no last entry of the log.
 */
final class StopOnSignal {

    private static final int BEFORE_SPARK_AND_HADOOP = 1_000;
    private static final int STOP_SECONDS = 20;
    private static final int PRINT_SECONDS = 5;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable hook;

    private StopOnSignal(TrainingRun run) {
        this.hook = () -> stop(run);
    }

    static StopOnSignal watch(TrainingRun run) {
        StopOnSignal watch = new StopOnSignal(run);
        ShutdownHookManager.get()
                .addShutdownHook(
                        watch.hook, BEFORE_SPARK_AND_HADOOP, STOP_SECONDS + PRINT_SECONDS + 1, TimeUnit.SECONDS);
        return watch;
    }

    private void stop(TrainingRun run) {
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
        try {
            ShutdownHookManager.get().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is running, and has just been told that all is said
        }
    }
}
