package dev.gristmill.trainer.session;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that tasks read of file systems, by Hadoop's statistics of each process. Spark's own count is that of a
 * task's thread, and misses what vectored reads fetch by other threads.
 *
 * <p>Jobs that count belong to a phase: {@link #begin} makes those that a thread starts from then on belong to a new one.
 */
public final class ReadStatistics implements SparkPlugin {

    private static final Logger LOG = LogManager.getLogger(ReadStatistics.class);
    private static final String PHASE = "gristmill.readPhase";
    private static final String BYTES = "bytesRead";
    private static final int PHASES = 16;

    // Spark makes the plug-in by its name: there is no other way to it
    private static final Map<String, Map<String, Span>> TOLD = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Span>> eldest) {
            return size() > PHASES;
        }
    };

    /** Makes the jobs that this thread starts from now on count; the phase's name. */
    public static String begin(SparkContext context) {
        String phase = UUID.randomUUID().toString();
        context.setLocalProperty(PHASE, phase);
        return phase;
    }

    /** Makes the jobs that this thread starts from now on not count. */
    public static void end(SparkContext context) {
        context.setLocalProperty(PHASE, null);
    }

    /** How many bytes the tasks of a phase have read so far; empty where nobody counts, for the session has no such plug-in. */
    public static OptionalLong bytes(String phase) {
        synchronized (TOLD) {
            Map<String, Span> executors = TOLD.get(phase);
            return executors == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(executors.values().stream()
                            .mapToLong(span -> span.last() - span.first())
                            .sum());
        }
    }

    private static void tell(Total total) {
        synchronized (TOLD) {
            Span now = new Span(total.bytes(), total.bytes());
            TOLD.computeIfAbsent(total.phase(), it -> new HashMap<>()).merge(total.executor(), now, Span::and);
        }
    }

    private static long total() {
        long bytes = 0;
        Iterator<StorageStatistics> all =
                FileSystem.getGlobalStorageStatistics().iterator();
        while (all.hasNext()) {
            Long read = all.next().getLong(BYTES);
            bytes += read == null ? 0 : read;
        }
        return bytes;
    }

    @Override
    public DriverPlugin driverPlugin() {
        return new Driver();
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Executor();
    }

    /** Hears what executors have read. */
    private static final class Driver implements DriverPlugin {

        @Override
        public Object receive(Object message) {
            tell((Total) message);
            return "";
        }
    }

    /** Tells the driver how much its process has read, before and after each task that counts. */
    private static final class Executor implements ExecutorPlugin {

        private @Nullable PluginContext context;

        @Override
        public void init(PluginContext its, Map<String, String> extra) {
            context = its;
        }

        @Override
        public void onTaskStart() {
            TaskContext task = TaskContext.get();
            String phase = task.getLocalProperty(PHASE);
            if (phase != null) {
                report(phase);
                // The first to be added is the last to be called, after the readers were closed
                TaskCompletionListener told = ended -> report(phase);
                task.addTaskCompletionListener(told);
            }
        }

        private void report(String phase) {
            PluginContext its = context;
            if (its == null) {
                return;
            }
            try {
                its.ask(new Total(phase, its.executorID(), total()));
            } catch (Exception e) {
                // Spark declares no other: a driver that does not answer will not ask either
                LOG.debug("Cannot tell the driver how much was read", e);
            }
        }
    }

    /**
     * What an executor has read since its process began.
     *
     * @param phase that it is asked for
     * @param executor its id
     * @param bytes of all file systems
     */
    private record Total(String phase, String executor, long bytes) implements Serializable {}

    /**
     * What an executor had read at first and at last.
     *
     * @param first bytes
     * @param last bytes
     */
    private record Span(long first, long last) {

        Span and(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }
}
