package dev.gristmill.trainer.session;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Starts the Spark session of a run. */
public final class TrainerSession {

    private static final ErrorCode MASTER = new ErrorCode("RUN-810", Blame.USER, ExitCode.INVALID);

    private TrainerSession() {}

    /**
     * A new session, or the running one of this JVM.
     *
     * @param master {@code local}, {@code local[N]} or {@code local[*]}
     * @param name shown wherever Spark shows applications
     * @param connectorSettings what the connectors need before the session starts
     */
    public static SparkSession start(String master, String name, Map<String, String> connectorSettings) {
        if (!master.matches("local(\\[(\\*|[1-9][0-9]*)])?")) {
            throw new GristmillException(
                    MASTER,
                    "Invalid --master: '" + master + "' (expected local, local[N] or local[*])",
                    "--master",
                    "clusters are not available in this version");
        }
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName(name)
                // A local session talks to itself alone, whatever the machine's host name resolves to
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.kryo.registrator", GristmillRegistrator.class.getName())
                // A class met only at scale must not kill a run
                .config("spark.kryo.registrationRequired", "false")
                .config("spark.sql.adaptive.enabled", "true")
                // Days and hours mean the same on a laptop and in a container
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                .config("spark.hadoop.fs.file.impl", PosixLocalFileSystem.class.getName())
                // The driver lists files itself up to here; beyond, it starts tasks for it
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "1024")
                // Vectored reads of local files gain nothing, and Spark does not count their bytes
                .config("spark.hadoop.parquet.hadoop.vectored.io.enabled", "false")
                // A page whose bytes have rotted is an error, not a number
                .config("spark.hadoop.parquet.page.verify-checksum.enabled", "true")
                // Tells reads of the source from reads of the cache
                .config("spark.taskMetrics.trackUpdatedBlockStatuses", "true");
        connectorSettings.forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Stops the session of this JVM, if there is one. */
    public static void stop() {
        SparkSession session = SparkSession.getDefaultSession().getOrElse(() -> null);
        if (session != null) {
            session.stop();
        }
    }
}
