package dev.gristmill.trainer.algorithm;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Trains an estimator of spark.ml's kind.
 *
 * @param estimator configured, and never fitted itself: a pipeline fits a copy
 */
public record ModelLearner(Estimator<?> estimator) implements Learner {

    @Override
    public Trained train(Dataset<Row> rows) {
        return new Trained(
                new Pipeline("algorithm")
                        .setStages(new PipelineStage[] {estimator})
                        .fit(rows),
                null);
    }

    @Override
    public boolean adds(String columnParameter) {
        return Learner.has(estimator, columnParameter);
    }
}
