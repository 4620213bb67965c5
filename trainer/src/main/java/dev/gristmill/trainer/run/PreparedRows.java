package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.split.Split;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows as an algorithm reads them, held in memory until closed.
 *
 * @param vectors features, label and split of every row; cached
 * @param features the fitted feature stages
 * @param counts how many rows each part of the split has
 * @param inputSchema a raw row as the model reads it
 * @param samples some raw rows that were held out, as {@code inputSchema} says
 */
public record PreparedRows(
        Dataset<Row> vectors,
        PipelineModel features,
        Map<Split, Long> counts,
        StructType inputSchema,
        List<Row> samples)
        implements AutoCloseable {

    /** The double column of labels. */
    public static final String LABEL = "label";

    static final String SPLIT = "split";

    public PreparedRows {
        counts = Map.copyOf(counts);
        samples = List.copyOf(samples);
    }

    /** The vectors and labels of one part. */
    public Dataset<Row> part(Split part) {
        return vectors.filter(col(SPLIT).equalTo(lit(part.code()))).select(FeaturePlan.FEATURES, LABEL);
    }

    /** How many rows a part has. */
    public long count(Split part) {
        return counts.getOrDefault(part, 0L);
    }

    /** Lets the memory go. */
    @Override
    public void close() {
        vectors.unpersist(true);
    }
}
