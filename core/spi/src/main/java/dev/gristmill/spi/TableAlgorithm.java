package dev.gristmill.spi;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Something that finds out about all rows at once, and gives a table of what it found instead of a model that scores
 * rows. Its task and parameters are described, without Spark, in the {@link dev.gristmill.job.Catalogue}.
 */
public interface TableAlgorithm {

    /** The name that a job file uses, as in {@code prefix-span}. */
    String name();

    /**
     * What it finds, lazily or not. Deterministic: the same arguments give the same rows, in any order.
     *
     * @param rows the columns that the parameters name, and the vector {@code features} if the job describes one
     * @param params the parameters that the job states, typed; everything else keeps its default
     * @param seed for whatever the algorithm draws at random
     */
    Dataset<Row> table(Dataset<Row> rows, Map<String, Object> params, long seed);
}
