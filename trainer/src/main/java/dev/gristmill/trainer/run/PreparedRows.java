package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.label.PreparedLabel;
import dev.gristmill.trainer.profile.DataProfile;
import dev.gristmill.trainer.source.SourceColumns;
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
 * @param rows of every part of the split: the feature vector if there is one, the columns that the algorithm's own
 *     parameters name, the double columns {@value #LABEL} if the task has labels and {@value #WEIGHT} if the job has weights, what the
 *     job slices by in the columns {@link SourceColumns#slice}, and the split; cached
 * @param label what is to be learned from the labels
 * @param features the fitted feature stages
 * @param counts how many rows each part of the split has
 * @param inputSchema a raw row as the model reads it
 * @param samples some raw rows, as {@code inputSchema} says: held out, unless none are
 * @param profile what the raw rows look like
 */
public record PreparedRows(
        Dataset<Row> rows,
        PreparedLabel label,
        PipelineModel features,
        Map<Split, Long> counts,
        StructType inputSchema,
        List<Row> samples,
        DataProfile profile)
        implements AutoCloseable {

    /** The double column of labels. */
    public static final String LABEL = "label";

    /** The double column of weights. */
    public static final String WEIGHT = Learner.WEIGHT;

    public PreparedRows {
        counts = Map.copyOf(counts);
        samples = List.copyOf(samples);
    }

    /** The rows of one part, without the split. */
    public Dataset<Row> part(Split part) {
        return rows.filter(col(SourceColumns.SPLIT).equalTo(lit(part.code()))).drop(SourceColumns.SPLIT);
    }

    /** How many rows a part has. */
    public long count(Split part) {
        return counts.getOrDefault(part, 0L);
    }

    /** Lets the memory go. */
    @Override
    public void close() {
        rows.unpersist(true);
    }
}
