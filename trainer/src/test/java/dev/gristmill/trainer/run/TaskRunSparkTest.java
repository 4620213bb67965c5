package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.Task;
import dev.gristmill.store.artifact.ArtifactReader;
import dev.gristmill.store.artifact.SignatureField;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.clustering.PowerIterationClustering;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs of different tasks measure, publish, and refuse. */
final class TaskRunSparkTest {

    private static final String[] FEATURES = {"a", "b", "c"};
    /** Sums in another order. */
    private static final double ROUNDING = 1e-9;

    private final Dataset<Row> rows = SmallRows.all();

    @TempDir
    private Path folder;

    @Test
    void findsOutTheTaskAndPredictsTheLabelInItsOwnWords() {
        SmallRun run = job("classification.RandomForestClassifier", Map.of("numTrees", 3))
                .anyClassification()
                .label("grade");
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(summary.task()).isEqualTo("multiclass-classification");
        assertThat(run.notes()).contains("Task: multiclass-classification (found 3 classes)");

        ArtifactReader artifact = run.store().artifact(run.store().resolve("small@champion"));
        assertThat(artifact.job().task()).isEqualTo("multiclass-classification");
        assertThat(artifact.signature().outputs())
                .extracting(SignatureField::name)
                .containsExactly("rawPrediction", "probability", "prediction", "predictedLabel");
        Dataset<Row> scored = SmallRun.published(summary)
                .transform(holdout())
                .withColumn("label", expr("CASE grade WHEN 3 THEN 0D WHEN 5 THEN 1D ELSE 2D END"));
        assertThat(scored.filter("predictedLabel = CASE prediction WHEN 0 THEN '3' WHEN 1 THEN '5' ELSE '9' END")
                        .count())
                .isEqualTo(scored.count());
        MulticlassClassificationEvaluator spark = new MulticlassClassificationEvaluator();
        Map<String, String> names = Map.of(
                "accuracy", "accuracy",
                "f1", "f1",
                "precision", "weightedPrecision",
                "recall", "weightedRecall",
                "logLoss", "logLoss");
        names.forEach((metric, name) -> assertThat(summary.metrics().get(metric))
                .isCloseTo(spark.setMetricName(name).evaluate(scored), within(ROUNDING)));
    }

    @Test
    void measuresThePositiveClass() {
        double yes = areaUnderPr("yes");
        double no = areaUnderPr("no");
        assertThat(yes).isGreaterThan(0.5);
        assertThat(no).isGreaterThan(0.5).isNotEqualTo(yes);
    }

    private double areaUnderPr(String positive) {
        SmallRun run = job("classification.LogisticRegression", Map.of("maxIter", 5))
                .task(Task.BINARY_CLASSIFICATION)
                .label("answer", positive);
        TrainSummary summary = run.run();
        Dataset<Row> scored = SmallRun.published(summary)
                .transform(holdout())
                .withColumn("label", expr("CAST(answer = '" + positive + "' AS DOUBLE)"));
        double expected = new BinaryClassificationEvaluator()
                .setNumBins(0)
                .setMetricName("areaUnderPR")
                .evaluate(scored);
        // Forty rows hardly ever share one of 65,536 bins
        assertThat(summary.metrics().get("areaUnderPR")).isCloseTo(expected, within(ROUNDING));
        return expected;
    }

    @Test
    void ranksByRawScoresWhereThereAreNoProbabilities() {
        SmallRun run = job("classification.LinearSVC", Map.of("maxIter", 10))
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag");
        TrainSummary summary = run.run();
        assertThat(summary.metrics())
                .containsOnlyKeys(
                        "areaUnderROC", "areaUnderPR", "ks", "accuracy", "f1", "precision", "recall", "liftAt10");
        Dataset<Row> scored =
                SmallRun.published(summary).transform(holdout()).withColumn("label", expr("double(flag)"));
        assertThat(scored.columns()).doesNotContain("predictedLabel");
        assertThat(summary.metrics().get("areaUnderROC"))
                .isCloseTo(new BinaryClassificationEvaluator().setNumBins(0).evaluate(scored), within(ROUNDING));
        assertThat(summary.metrics().get("accuracy"))
                .isCloseTo(
                        new MulticlassClassificationEvaluator()
                                .setMetricName("accuracy")
                                .evaluate(scored),
                        within(ROUNDING));
        assertThat(run.notes()).anyMatch(note -> note.startsWith("Binning moves areaUnderROC by at most 0.0e+00"));
    }

    @Test
    void measuresARegression() {
        TrainSummary summary = job("regression.LinearRegression", Map.of("regParam", 0.1))
                .task(Task.REGRESSION)
                .label("amount")
                .run();
        agrees(summary, SmallRun.published(summary).transform(holdout()), "amount", List.of("rmse", "mae", "r2"));
    }

    @Test
    void measuresASurvivalAnalysisOnUncensoredRows() {
        SmallRun run = job("regression.AFTSurvivalRegression", Map.of("censorCol", "censor"))
                .task(Task.REGRESSION)
                .label("amount");
        TrainSummary summary = run.run();
        Dataset<Row> uncensored =
                SmallRun.published(summary).transform(holdout().filter("censor = 1"));
        agrees(summary, uncensored, "amount", List.of("rmse", "mae", "r2"));
        assertThat(summary.metrics()).containsKey("concordance");
        assertThat(run.notes())
                .contains(
                        "The metrics but concordance are about the held-out rows with 'censor' = 1 alone: of the others only a bound of"
                                + " the label is known");
    }

    @Test
    void leavesUsersThatTrainingHasNotSeenOutOfTheMetrics() {
        Dataset<Row> withStranger = rows.withColumn("user", expr("IF(id = " + heldOut() + ", 99, user)"));
        SmallRun run = recommendation(withStranger);
        TrainSummary summary = run.run();
        Dataset<Row> known = SmallRun.published(summary)
                .transform(withStranger.filter(part(Split.HOLDOUT)))
                .filter("NOT isnan(prediction)");
        agrees(summary, known, "rating", List.of("rmse", "mae"));
        assertThat(run.notes())
                .contains(
                        "1 of " + holdout().count() + " rows that were held out are of users or items that training has"
                                + " not seen: they are not in the metrics");
    }

    @Test
    void refusesRatingsThatAreNone() {
        Dataset<Row> bad = rows.withColumn("user", expr("IF(user = 0, user + 0.5D, user)"));
        Dataset<Row> train = bad.filter(part(Split.TRAIN));
        assertThat(error(recommendation(bad)))
                .isEqualTo("TRAIN-409 Cannot train: of " + train.count() + " training rows, "
                        + train.filter("user = 0.5").count() + " values are no integers in user");
        Dataset<Row> unrated = rows.withColumn("rating", expr("IF(item = 0, NULL, rating)"));
        assertThat(error(recommendation(unrated)))
                .isEqualTo("TRAIN-416 Cannot train: values are missing in rating ("
                        + rows.filter("item = 0").count() + ") of " + rows.count() + " rows (first id=0)");
        assertThat(error(recommendation(rows.withColumn("user", expr("string(user)")))))
                .isEqualTo("JOB-720 Invalid algorithm.params: 'user' is a string (expected a number)");
    }

    @Test
    void refusesLayersThatDoNotFit() {
        SmallRun run = job("classification.MultilayerPerceptronClassifier", Map.of("layers", List.of(4, 5, 2)))
                .task(Task.MULTICLASS_CLASSIFICATION)
                .label("kind");
        assertThat(error(run))
                .isEqualTo(
                        "JOB-727 Invalid algorithm.params.layers: '[4, 5, 2]' (expected 3 first, the size of the feature"
                                + " vector, and 3 last, the number of classes)");
    }

    @Test
    void refusesParametersThatTheAlgorithmDoesNotTake() {
        SmallRun run = job("classification.LogisticRegression", Map.of("regParam", -1.0))
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag");
        assertThat(error(run)).startsWith("JOB-727 Invalid algorithm.params: LogisticRegression refuses them (");
    }

    @Test
    void refusesMetricsThatTheRunCannotHave() {
        SmallRun svc = job("classification.LinearSVC", Map.of())
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag");
        assertThat(error(svc.metrics("areaUnderROC", "logLoss")))
                .isEqualTo("JOB-726 Invalid evaluation.metrics: 'logLoss' (expected a metric that this"
                        + " binary-classification can have: the algorithm gives no probabilities, which leaves"
                        + " areaUnderROC, areaUnderPR, ks, accuracy, f1, precision, recall, liftAt10)");
        SmallRun unstated = job("classification.LogisticRegression", Map.of())
                .anyClassification()
                .label("kind");
        assertThat(error(unstated.gate(atLeast("areaUnderROC"))))
                .isEqualTo(
                        "JOB-726 Invalid gate: 'areaUnderROC' (expected a metric that this multiclass-classification can"
                                + " have: the metrics of this task are accuracy, f1, macroF1, precision, recall, logLoss)");
        SmallRun table = new SmallRun(folder, rows)
                .task(Task.CLUSTERING)
                .algorithm(new AlgorithmSpec(
                        "power-iteration-clustering",
                        PowerIterationClustering.class.getName(),
                        Map.of("srcCol", "from", "dstCol", "to"),
                        null));
        assertThat(error(table.gate(atLeast("silhouette"))))
                .isEqualTo("JOB-726 Invalid gate: 'silhouette' (expected a metric that this clustering can have: the"
                        + " algorithm gives a table of clusters and no model)");
    }

    @Test
    void keepsNothingInMemory() {
        Set<Object> before = ProductSession.cached();
        new SmallRun(folder, rows)
                .task(Task.FREQUENT_PATTERNS)
                .holdout(0)
                .algorithm(new AlgorithmSpec(
                        "prefix-span",
                        "org.apache.spark.ml.fpm.PrefixSpan",
                        Map.of("sequenceCol", "events", "minSupport", 0.5),
                        null))
                .run();
        assertThat(before).containsAll(ProductSession.cached());
    }

    private SmallRun job(String algorithm, Map<String, Object> params) {
        return new SmallRun(folder, rows).features(FEATURES).algorithm(SmallRun.spark(algorithm, params));
    }

    private SmallRun recommendation(Dataset<Row> ratings) {
        return new SmallRun(folder, ratings)
                .task(Task.RECOMMENDATION)
                .algorithm(SmallRun.spark(
                        "recommendation.ALS",
                        Map.of(
                                "userCol", "user",
                                "itemCol", "item",
                                "ratingCol", "rating",
                                "maxIter", 2,
                                "rank", 3,
                                "numUserBlocks", 1,
                                "numItemBlocks", 1)));
    }

    private static GateRequirement atLeast(String metric) {
        return new GateRequirement(metric, GateRequirement.Comparison.AT_LEAST, 0.5);
    }

    private static String error(SmallRun run) {
        ErrorDocument error = Objects.requireNonNull(run.run().error());
        return error.code() + " " + error.message();
    }

    private static void agrees(TrainSummary summary, Dataset<Row> scored, String label, List<String> metrics) {
        RegressionEvaluator spark = new RegressionEvaluator().setLabelCol(label);
        for (String metric : metrics) {
            assertThat(summary.metrics().get(metric))
                    .isCloseTo(spark.setMetricName(metric).evaluate(scored), within(ROUNDING));
        }
    }

    private Dataset<Row> holdout() {
        return rows.filter(part(Split.HOLDOUT));
    }

    private long heldOut() {
        return holdout().head().getLong(0);
    }

    private static Column part(Split part) {
        return Split.of(SmallRun.SPLIT, List.of(col("id"))).equalTo(part.code());
    }
}
