package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.feature.Word2VecModel;

/** Counts the words that have a vector. */
final class EmbeddingEvaluation implements Evaluation {

    private static final String SIZE = "vocabularySize";

    @Override
    public List<String> metrics() {
        return List.of(SIZE);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        Map<String, Double> values = trained.model() instanceof Word2VecModel model
                ? Map.of(SIZE, (double) model.getVectors().count())
                : Map.of();
        return new Judgement(values, Map.of(), 0, null, null, List.of());
    }
}
