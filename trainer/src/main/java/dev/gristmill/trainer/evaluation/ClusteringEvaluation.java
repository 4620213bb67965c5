package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges how near rows are to their own cluster, and how far from the next. Tables are only counted. */
final class ClusteringEvaluation implements Evaluation {

    private static final String SILHOUETTE = "silhouette";
    private static final String DISTANCE = "distanceMeasure";

    private final boolean model;
    private final RunListener listener;

    ClusteringEvaluation(Learner learner, RunListener listener) {
        this.model = learner instanceof ModelLearner;
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        return model ? List.of(SILHOUETTE) : List.of();
    }

    @Override
    public String reason(String metric) {
        return model ? Evaluation.super.reason(metric) : "the algorithm gives a table of clusters and no model";
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        if (trained.table() != null) {
            long clusters = trained.table().select("cluster").distinct().count();
            listener.on(new RunEvent.Noted("Found " + clusters + " clusters"));
            return Map.of();
        }
        Dataset<Row> scored =
                trained.pipeline().transform(holdout).select(col(Columns.FEATURES), col(Columns.PREDICTION));
        if (scored.select(Columns.PREDICTION).distinct().limit(2).count() < 2) {
            throw NotFinite.refused(
                    "Cannot evaluate: the rows that were held out are all in one cluster",
                    "algorithm",
                    "scale the features, ask for another number of clusters, or hold out more rows");
        }
        ClusteringEvaluator evaluator = new ClusteringEvaluator();
        Params fitted = Objects.requireNonNull(trained.model());
        if (Learner.has(fitted, DISTANCE)) {
            String measure = String.valueOf(fitted.getOrDefault(fitted.getParam(DISTANCE)));
            // The silhouette of a Euclidean clustering is about squared distances
            evaluator.setDistanceMeasure(measure.equals("cosine") ? measure : "squaredEuclidean");
        }
        return Map.of(SILHOUETTE, evaluator.evaluate(scored));
    }
}
