package dev.gristmill.trainer.session;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The Spark session of one piece of work: started on first need and stopped at the end, or a sibling of one that is
 * already running in this JVM. A session that was there keeps its settings and goes on. For one thread.
 */
public final class SessionLease implements AutoCloseable {

    private static final ErrorCode SETTING = new ErrorCode("RUN-811", Blame.USER, ExitCode.INVALID);

    /** What makes a read faster and changes nothing of what it gives. */
    private static final String WISHED = "spark.locality.";

    /** What every run counts on and a session can change; shared objects, such as the context, keep what they have. */
    private static final Map<String, String> OWN = Map.of(
            "spark.sql.adaptive.enabled", "true",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.sources.parallelPartitionDiscovery.threshold", "1024",
            "parquet.hadoop.vectored.io.enabled", "false",
            "parquet.page.verify-checksum.enabled", "true");

    private final String master;
    private final String name;
    private @Nullable SparkSession started;

    /**
     * Starts nothing yet.
     *
     * @param master for a session that must be started; see {@link TrainerSession#start}
     * @param name likewise
     */
    public SessionLease(String master, String name) {
        this.master = master;
        this.name = name;
    }

    /**
     * The session.
     *
     * @param settings what the connectors need
     * @throws GristmillException when a session is running and lacks a setting that only a new one could have
     */
    public SparkSession session(Map<String, String> settings) {
        SparkSession running = running();
        if (running != null && running != started) {
            return sibling(running, settings);
        }
        started = TrainerSession.start(master, name, settings);
        return started;
    }

    /** Stops the session if this lease started it. */
    @Override
    public void close() {
        if (started != null) {
            started.stop();
            started = null;
        }
    }

    private static @Nullable SparkSession running() {
        SparkSession session = SparkSession.getDefaultSession().getOrElse(() -> null);
        return session == null || session.sparkContext().isStopped() ? null : session;
    }

    private static SparkSession sibling(SparkSession running, Map<String, String> settings) {
        SparkSession sibling = running.newSession();
        OWN.forEach(sibling.conf()::set);
        settings.forEach((key, value) -> {
            if (sibling.conf().isModifiable(key)) {
                sibling.conf().set(key, value);
            } else if (!key.startsWith(WISHED) && !sibling.conf().get(key, "").contains(value)) {
                throw new GristmillException(
                        SETTING,
                        "Cannot use the running Spark session: it lacks " + key + "=" + value,
                        null,
                        "start it with that setting, or stop it first");
            }
        });
        return sibling;
    }
}
