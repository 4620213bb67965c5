package dev.gristmill.dist;

import dev.gristmill.testing.AzuriteServer;
import dev.gristmill.testing.S3Server;
import dev.gristmill.trainer.session.TrainerSession;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of this JVM: with the settings that runs have, and those of the servers that tests start. */
final class ProductSpark {

    private ProductSpark() {}

    /** The session; started on first use, never stopped. */
    static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {

        static final SparkSession SESSION;

        static {
            set(S3Server.settings(S3Server.shared().endpoint()));
            if (AzuriteServer.isInstalled()) {
                set(AzuriteServer.settings());
            }
            SESSION = TrainerSession.start("local[2]", "product-tests", Map.of());
        }

        private static void set(Map<String, String> settings) {
            settings.forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
        }
    }
}
