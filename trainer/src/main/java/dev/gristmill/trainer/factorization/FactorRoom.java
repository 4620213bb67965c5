package dev.gristmill.trainer.factorization;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Whether the driver can hold the factors of all users and items.
 *
 * @param heapBytes what the driver's heap may grow to
 */
record FactorRoom(long heapBytes) {

    /**
     * How many times the factors may be there at once: as they are, as a half-step makes them, as the tasks' results, as
     * Spark sends them, and as early stopping keeps its best. The last sixth is for all else.
     */
    private static final int SHARE = 6;
    /** Some JVMs have no longer arrays. */
    private static final long LONGEST = Integer.MAX_VALUE - 8L;

    private static final String RESULTS = "spark.driver.maxResultSize";

    /**
     * Refuses what there is no room for.
     *
     * @throws GristmillException then
     */
    void require(long users, long items, int rank, SparkSession session) {
        long bytes = (users + items) * (rank + 1L) * Float.BYTES;
        if (bytes > heapBytes / SHARE) {
            throw refused(
                    users,
                    items,
                    rank,
                    "they take " + size(bytes) + " of a driver's heap of " + size(heapBytes)
                            + ", of which they may have a sixth",
                    "set engine: mllib, take a smaller rank, or give the driver more memory by"
                            + " GRISTMILL_JAVA_OPTS=-Xmx" + gib(SHARE * bytes) + "g");
        }
        long most = Math.max(users, items) * rank;
        long results = session.sparkContext().getConf().getSizeAsBytes(RESULTS, "1g");
        long allowed = results == 0 ? LONGEST : Math.min(LONGEST, results / Float.BYTES);
        if (most > allowed) {
            throw refused(
                    users,
                    items,
                    rank,
                    "the larger side has " + most + " numbers, and at most " + allowed + " can be sent to the driver",
                    "set engine: mllib, or take a smaller rank");
        }
    }

    private static GristmillException refused(long users, long items, int rank, String reason, String hint) {
        return new GristmillException(
                TrainerErrors.LARGE_FACTORS,
                "Cannot train: there are factors of " + users + " users and " + items + " items with rank " + rank
                        + ", and " + reason,
                "algorithm.params.rank",
                hint);
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private static long gib(long bytes) {
        return (bytes + (1L << 30) - 1) >> 30;
    }
}
