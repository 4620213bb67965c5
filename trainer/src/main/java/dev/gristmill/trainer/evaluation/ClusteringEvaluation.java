package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.clustering.BisectingKMeans;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Judges how near rows are to their own cluster, and how far from the next. Of tables it only counts the clusters. */
final class ClusteringEvaluation implements Evaluation {

    private static final String SILHOUETTE = "silhouette";
    private static final String COST = "cost";
    private static final String COUNT = "clusterCount";
    private static final String SMALLEST = "smallestClusterShare";
    private static final String DISTANCE = "distanceMeasure";
    private static final String COSINE = "cosine";

    private final boolean model;
    private final boolean centres;
    private final RunListener listener;

    ClusteringEvaluation(Learner learner, RunListener listener) {
        this.model = learner instanceof ModelLearner;
        this.centres = learner instanceof ModelLearner known
                && (known.estimator() instanceof KMeans || known.estimator() instanceof BisectingKMeans);
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        if (!model) {
            return List.of(COUNT, SMALLEST);
        }
        return centres ? List.of(SILHOUETTE, COST, COUNT, SMALLEST) : List.of(SILHOUETTE, COUNT, SMALLEST);
    }

    @Override
    public String reason(String metric) {
        if (!model) {
            return "the algorithm gives a table of clusters and no model";
        }
        return metric.equals(COST)
                ? "the algorithm has no centres, which leaves " + String.join(", ", metrics())
                : Evaluation.super.reason(metric);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        return trained.table() == null ? ofModel(trained, heldOut) : ofTable(trained.table());
    }

    private Judgement ofTable(Dataset<Row> table) {
        ClusterScores scores = Summaries.of(
                table.select(lit(null), col("cluster").cast(DataTypes.IntegerType), lit(1.0)),
                () -> new ClusterScores(List.of(), false));
        listener.on(new RunEvent.Noted("Found " + scores.count() + " clusters"));
        return judgement(Map.of(), scores, 0, null);
    }

    private Judgement ofModel(Trained trained, HeldOut heldOut) {
        Params fitted = Objects.requireNonNull(trained.model());
        boolean cosine = Learner.has(fitted, DISTANCE)
                && COSINE.equals(String.valueOf(fitted.getOrDefault(fitted.getParam(DISTANCE))));
        List<Vector> centreList = centres(fitted);
        Dataset<Row> scored = trained.pipeline()
                .transform(heldOut.rows())
                .select(
                        col(Columns.FEATURES),
                        col(Columns.PREDICTION),
                        heldOut.weight().as(Learner.WEIGHT));
        ClusterScores scores = Summaries.of(scored, () -> new ClusterScores(centreList, cosine));
        scores.tally().check("predictions are not finite");
        if (scores.count() < 2) {
            throw NotFinite.refused(
                    "Cannot evaluate: the " + scores.tally().rows() + " rows that were held out are all in one cluster",
                    "algorithm",
                    "scale the features, ask for another number of clusters, or hold out more rows");
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(SILHOUETTE, Summaries.of(scored, scores.silhouette()).mean());
        if (!centreList.isEmpty()) {
            values.put(COST, scores.cost());
        }
        return judgement(values, scores, centreList.size(), heldOut.weight(scores.tally()));
    }

    private static Judgement judgement(
            Map<String, Double> first, ClusterScores scores, int clusters, @Nullable Double weight) {
        Map<String, Double> values = new LinkedHashMap<>(first);
        values.put(COUNT, (double) scores.count());
        values.put(SMALLEST, scores.smallestShare());
        return new Judgement(
                values,
                Map.of(),
                scores.tally().rows(),
                weight,
                new Detail.Clusters(scores.sizes(clusters)),
                List.of());
    }

    private static List<Vector> centres(Params fitted) {
        if (fitted instanceof KMeansModel kMeans) {
            return List.of(kMeans.clusterCenters());
        }
        return fitted instanceof BisectingKMeansModel bisecting ? List.of(bisecting.clusterCenters()) : List.of();
    }
}
