package dev.gristmill.trainer.session;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.time.HostTime;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts the Spark session of a run. */
public final class TrainerSession {

    private static final String THIS_HOST = "127.0.0.1";
    /**
     * Settings whose values are shown nowhere, as Spark's own expression misses keys of accounts and of encryption. Spark
     * looks for it in values too: there it finds logins within URLs.
     */
    private static final String SECRET = "(?i)secret|passw|token|credential|private[.-]?key|account[.]?key"
            + "|encryption[.-]?key|access[.]?key|signing[.-]?key|[.]sas[.]|_pass$|://[^/@:\\s]*:[^/@\\s]+@";

    private TrainerSession() {}

    /**
     * A new session, or the running one of this JVM.
     *
     * @param master {@code local}, {@code local[N]}, {@code local[*]}, {@code local-cluster[N,CORES,MIB]} or {@code
     *     spark://HOST:PORT}
     * @param name shown wherever Spark shows applications
     * @param connectorSettings what the connectors need before the session starts
     * @throws GristmillException when the master is none of these, or, retryable, when a cluster does not answer or gives
     *     no executor within a minute ({@code spark.scheduler.maxRegisteredResourcesWaitingTime})
     */
    public static SparkSession start(String master, String name, Map<String, String> connectorSettings) {
        SparkMaster where = SparkMaster.of(master);
        SparkSession.Builder builder = builder(master, name);
        if (where.kind() != SparkMaster.Kind.STANDALONE) {
            // What stays on one host talks to itself alone, whatever the host's name resolves to
            builder.config("spark.driver.host", THIS_HOST).config("spark.driver.bindAddress", THIS_HOST);
        }
        new ExecutorSettings(System.getProperty("java.class.path"), new SparkConf())
                .of(where)
                .forEach(builder::config);
        if (new SparkConf().contains("spark.hadoop." + PlacedHdfs.HOSTS)) {
            builder.config("spark.hadoop.fs.hdfs.impl", PlacedHdfs.class.getName());
        }
        connectorSettings.forEach(builder::config);
        return where.kind() == SparkMaster.Kind.LOCAL
                ? builder.getOrCreate()
                : new ClusterStart(where, new HostTime()).start(builder::getOrCreate);
    }

    private static SparkSession.Builder builder(String master, String name) {
        return SparkSession.builder()
                .master(master)
                .appName(name)
                .config("spark.ui.enabled", "false")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.kryo.registrator", GristmillRegistrator.class.getName())
                // A class met only at scale must not kill a run
                .config("spark.kryo.registrationRequired", "false")
                .config("spark.redaction.regex", SECRET)
                .config("spark.sql.redaction.options.regex", SECRET)
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
                // What tasks read, whichever of their threads does
                .config("spark.plugins", ReadStatistics.class.getName())
                // Tells reads of the source from reads of the cache
                .config("spark.taskMetrics.trackUpdatedBlockStatuses", "true");
    }

    /** Stops the session of this JVM, if there is one. */
    public static void stop() {
        SparkSession session = SparkSession.getDefaultSession().getOrElse(() -> null);
        if (session != null) {
            session.stop();
        }
    }
}
