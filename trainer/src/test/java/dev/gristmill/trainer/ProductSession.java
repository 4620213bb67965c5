package dev.gristmill.trainer;

import dev.gristmill.trainer.session.TrainerSession;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** The one Spark session of the trainer's tests: with the settings that runs have. Never stopped. */
public final class ProductSession {

    private ProductSession() {}

    /** The session; started on first use. */
    public static SparkSession session() {
        return Holder.SESSION;
    }

    /**
     * The ids of what is cached now. Some of spark.ml's own algorithms leave rows cached until the garbage collector comes, so
     * only what was not there before a run is the run's.
     */
    public static Set<Object> cached() {
        return Set.copyOf(CollectionConverters.asJava(
                session().sparkContext().getPersistentRDDs().keySet()));
    }

    private static final class Holder {

        static final SparkSession SESSION = TrainerSession.start("local[2]", "trainer-tests", Map.of());
    }
}
