package dev.gristmill.testing;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test JVM: starting another per class would cost more than most tests do. */
public final class SharedSpark {

    private SharedSpark() {}

    /** A session on two local threads, with Kryo, without a user interface. Started on first use, never stopped. */
    public static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {

        static final SparkSession SESSION = SparkSession.builder()
                .master("local[2]")
                .appName("gristmill-tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                .getOrCreate();
    }
}
