package dev.gristmill.trainer.algorithm;

import dev.gristmill.spi.TableAlgorithm;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Lets an algorithm make its table.
 *
 * @param algorithm which one
 * @param params what the job states
 * @param seed for whatever it draws at random
 */
public record TableLearner(TableAlgorithm algorithm, Map<String, Object> params, long seed) implements Learner {

    public TableLearner {
        params = Map.copyOf(params);
    }

    @Override
    public Trained train(Dataset<Row> rows) {
        Dataset<Row> table = algorithm.table(rows, params, seed).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            table.count();
            return new Trained(
                    new Pipeline("algorithm").setStages(new PipelineStage[0]).fit(rows), table);
        } catch (Exception e) {
            table.unpersist(true);
            throw e;
        }
    }

    @Override
    public boolean adds(String columnParameter) {
        return false;
    }
}
