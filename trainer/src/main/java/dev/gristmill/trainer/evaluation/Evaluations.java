package dev.gristmill.trainer.evaluation;

import dev.gristmill.job.Task;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.progress.RunListener;
import java.util.List;
import org.apache.spark.ml.param.Params;
import org.jspecify.annotations.Nullable;

/** Which evaluation judges which task. */
final class Evaluations {

    private static final String CENSOR = "censorCol";

    private Evaluations() {}

    /**
     * The evaluation of a task.
     *
     * @param metrics those that judge a binary classification
     * @param listener hears what is to be said about the numbers
     */
    static Evaluation of(Task task, Learner learner, List<Metric> metrics, RunListener listener) {
        return switch (task) {
            case BINARY_CLASSIFICATION -> new BinaryEvaluation(learner, metrics, listener);
            case MULTICLASS_CLASSIFICATION -> new MulticlassEvaluation(learner);
            case REGRESSION -> new RegressionEvaluation(column(learner, CENSOR), listener);
            case CLUSTERING -> new ClusteringEvaluation(learner, listener);
            case RECOMMENDATION -> new RecommendationEvaluation(Ratings.of(learner), listener);
            case FREQUENT_PATTERNS -> new PatternEvaluation(learner);
            case TOPIC_MODELING -> new TopicEvaluation();
            case EMBEDDING -> new EmbeddingEvaluation();
        };
    }

    private static @Nullable String column(Learner learner, String parameter) {
        if (learner instanceof ModelLearner model && learner.adds(parameter)) {
            Params stage = model.estimator();
            return String.valueOf(stage.getOrDefault(stage.getParam(parameter)));
        }
        return null;
    }
}
