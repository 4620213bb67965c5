package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.feature.Word2VecModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the words that have a vector. */
final class EmbeddingEvaluation implements Evaluation {

    private static final String SIZE = "vocabularySize";

    @Override
    public List<String> metrics() {
        return List.of(SIZE);
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        return trained.model() instanceof Word2VecModel model
                ? Map.of(SIZE, (double) model.getVectors().count())
                : Map.of();
    }
}
