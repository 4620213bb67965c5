package dev.gristmill.trainer;

import dev.gristmill.trainer.session.TrainerSession;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the trainer's tests: with the settings that runs have. Never stopped. */
public final class ProductSession {

    private ProductSession() {}

    /** The session; started on first use. */
    public static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {

        static final SparkSession SESSION = TrainerSession.start("local[2]", "trainer-tests", Map.of());
    }
}
