package dev.gristmill.trainer.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Work that a JVM's shutdown does and waits for before Spark and Hadoop's file systems shut down: a job that starts once
 * Spark's scheduler is stopped waits for ever, and a closed file system stores no last word.
 */
public final class EarlyShutdown implements AutoCloseable {

    // Spark's own hooks have two-digit priorities
    private static final int PRIORITY = 1_000;

    private final Runnable work;

    private EarlyShutdown(Runnable work) {
        this.work = work;
    }

    /** Has the work done when the JVM shuts down; it is interrupted when it takes longer than the patience. */
    public static EarlyShutdown call(Runnable work, Duration patience) {
        ShutdownHookManager.get().addShutdownHook(work, PRIORITY, patience.toMillis(), TimeUnit.MILLISECONDS);
        return new EarlyShutdown(work);
    }

    /** Has it not done any more; does nothing when the JVM is shutting down already. */
    @Override
    public void close() {
        try {
            ShutdownHookManager.get().removeShutdownHook(work);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the work is under way
        }
    }
}
