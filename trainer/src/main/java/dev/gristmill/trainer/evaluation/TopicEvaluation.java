package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges how well topics explain documents that training has not seen. */
final class TopicEvaluation implements Evaluation {

    private static final String PERPLEXITY = "logPerplexity";

    @Override
    public List<String> metrics() {
        return List.of(PERPLEXITY);
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        return trained.model() instanceof LDAModel model ? Map.of(PERPLEXITY, model.logPerplexity(holdout)) : Map.of();
    }
}
