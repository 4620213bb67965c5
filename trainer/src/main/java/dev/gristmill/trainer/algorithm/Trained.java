package dev.gristmill.trainer.algorithm;

import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What came of a training, held in memory until closed.
 *
 * @param pipeline the fitted algorithm alone; without stages where it gives a table
 * @param table what the algorithm found, cached; null for one that gives a model
 */
public record Trained(PipelineModel pipeline, @Nullable Dataset<Row> table) implements AutoCloseable {

    /** The fitted algorithm; null for one that gives a table. */
    public @Nullable Transformer model() {
        return pipeline.stages().length == 0 ? null : pipeline.stages()[0];
    }

    /** Lets the memory go. */
    @Override
    public void close() {
        if (table != null) {
            table.unpersist(true);
        }
    }
}
