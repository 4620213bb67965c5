package dev.gristmill.trainer.evaluation;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up scored rows in one pass. */
final class Summaries {

    /** Summaries are small but not tiny: this many at most travel to the driver. */
    private static final int PARTS = 32;

    private Summaries() {}

    /**
     * Sums up partition by partition and adds in partition order, so that the sums are the same every time.
     *
     * @param empty makes the summary of no rows; runs in the tasks
     */
    static <S extends Summary<S>> S of(Dataset<Row> scored, Summary.Empty<S> empty) {
        FlatMapFunction<Iterator<Row>, S> summarise = rows -> {
            S summary = empty.summary();
            rows.forEachRemaining(summary::add);
            return List.of(summary).iterator();
        };
        return scored.toJavaRDD().coalesce(PARTS).mapPartitions(summarise).collect().stream()
                .reduce(Summary::merge)
                .orElseGet(empty::summary);
    }
}
