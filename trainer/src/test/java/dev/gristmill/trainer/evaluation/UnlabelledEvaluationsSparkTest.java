package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.TableAlgorithm;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.algorithm.PrefixSpanAlgorithm;
import dev.gristmill.trainer.algorithm.TableLearner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.clustering.BisectingKMeans;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.mllib.evaluation.RankingMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Evaluations of tasks without labels, on models that were fitted to a few rows. */
final class UnlabelledEvaluationsSparkTest {

    private static final double ROUNDING = 1e-9;

    private final List<String> said = new ArrayList<>();

    @Test
    void measuresClustersAroundCentres() {
        Dataset<Row> rows = points();
        KMeans estimator = new KMeans().setK(3).setSeed(1).setWeightCol("weight");
        Trained trained = new ModelLearner(estimator).train(rows);
        Judgement judgement = new ClusteringEvaluation(new ModelLearner(estimator), this::hear)
                .measure(trained, new HeldOut(rows, rows, null, true, List.of()));
        KMeansModel model = (KMeansModel) Objects.requireNonNull(trained.model());
        assertThat(judgement.metrics().get("cost")).isCloseTo(model.summary().trainingCost(), within(ROUNDING));
        assertThat(judgement.metrics()).contains(entry("clusterCount", 3.0));
        Dataset<Row> sizes =
                model.transform(rows).groupBy("prediction").sum("weight").orderBy("prediction");
        List<Double> weights =
                sizes.collectAsList().stream().map(row -> row.getDouble(1)).toList();
        assertThat(((Detail.Clusters) Objects.requireNonNull(judgement.detail())).sizes())
                .isEqualTo(weights);
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        assertThat(judgement.weight()).isEqualTo(all);
        assertThat(judgement.metrics().get("smallestClusterShare"))
                .isCloseTo(weights.stream().mapToDouble(it -> it / all).min().orElseThrow(), within(ROUNDING));
        assertThat(judgement.metrics().get("silhouette"))
                .isCloseTo(
                        new ClusteringEvaluator().setWeightCol("weight").evaluate(model.transform(rows)),
                        within(ROUNDING));
    }

    @Test
    void measuresCosineClusters() {
        Dataset<Row> rows = points();
        BisectingKMeans estimator = new BisectingKMeans().setK(2).setSeed(1).setDistanceMeasure("cosine");
        Trained trained = new ModelLearner(estimator).train(rows);
        Judgement judgement =
                new ClusteringEvaluation(new ModelLearner(estimator), this::hear).measure(trained, heldOut(rows));
        BisectingKMeansModel model = (BisectingKMeansModel) Objects.requireNonNull(trained.model());
        double expected = model.transform(rows).select("features", "prediction").collectAsList().stream()
                .mapToDouble(row -> {
                    Vector point = row.getAs(0);
                    Vector centre = model.clusterCenters()[row.getInt(1)];
                    return 1 - point.dot(centre) / Vectors.norm(point, 2) / Vectors.norm(centre, 2);
                })
                .sum();
        assertThat(judgement.metrics().get("cost")).isCloseTo(expected, within(ROUNDING));
        assertThat(judgement.metrics().get("silhouette"))
                .isCloseTo(
                        new ClusteringEvaluator().setDistanceMeasure("cosine").evaluate(model.transform(rows)),
                        within(ROUNDING));
        assertThat(new ClusteringEvaluation(new ModelLearner(new GaussianMixture()), this::hear).metrics())
                .containsExactly("silhouette", "clusterCount", "smallestClusterShare");
    }

    @Test
    void measuresSparseRowsAndRowsThatAreAlone() {
        List<Row> rows = List.of(
                RowFactory.create(Vectors.dense(0, 1), 0, 1.0),
                RowFactory.create(Vectors.sparse(2, new int[] {1}, new double[] {3}), 0, 1.0),
                RowFactory.create(Vectors.sparse(2, new int[] {0}, new double[] {2}), 1, 5.0),
                RowFactory.create(Vectors.dense(9, 9), 2, 0.0));
        ClusterScores scores = new ClusterScores(List.of(), false);
        rows.forEach(scores::add);
        SilhouetteScores silhouette = scores.silhouette().summary();
        rows.forEach(silhouette::add);
        // Between the first two 4, from them to the third 5 and 13; that one is alone, and the last weighs nothing
        assertThat(silhouette.mean()).isCloseTo(((5 - 4) / 5.0 + (13 - 4) / 13.0) / 7, within(ROUNDING));
    }

    @Test
    void refusesRowsOfOneClusterAndNoRows() {
        Dataset<Row> rows = points();
        KMeans estimator = new KMeans().setK(2).setSeed(1);
        Trained trained = new ModelLearner(estimator).train(rows);
        Evaluation evaluation = new ClusteringEvaluation(new ModelLearner(estimator), this::hear);
        assertThat(refusal(evaluation, trained, rows.limit(1)))
                .isEqualTo("EVAL-501 Cannot evaluate: the 1 rows that were held out are all in one cluster");
        assertThat(refusal(evaluation, trained, rows.limit(0)))
                .isEqualTo("EVAL-502 Cannot evaluate: no row was held out");
    }

    @Test
    void ranksAllItemsForUsersOfHeldOutRows() {
        Dataset<Row> all = ProductSession.session()
                .sql(
                        "SELECT int(id % 15) AS user, int(id * 7 % 40) AS item, 1D + (id * 7 % 40) % 5 AS rating, id % 7 = 0"
                                + " AS held FROM range(300)");
        Dataset<Row> heldOut =
                all.filter("held").unionAll(ProductSession.session().sql("SELECT 999, 1, 3D, true"));
        ALS estimator = new ALS().setRank(3).setMaxIter(2).setNumBlocks(1).setSeed(1);
        Trained trained = new ModelLearner(estimator).train(all.filter("NOT held"));
        Evaluation evaluation = new RecommendationEvaluation(Ratings.of(new ModelLearner(estimator)), this::hear);
        Judgement judgement = evaluation.measure(trained, heldOut(heldOut));
        ALSModel model = (ALSModel) Objects.requireNonNull(trained.model());
        List<Tuple2<List<Integer>, List<Integer>>> pairs = model
                .recommendForUserSubset(heldOut, 20)
                .join(heldOut.groupBy("user").agg(collect_set("item").as("relevant")), "user")
                .select(col("recommendations.item"), col("relevant"))
                .collectAsList()
                .stream()
                .map(row -> new Tuple2<List<Integer>, List<Integer>>(
                        new ArrayList<>(row.<Integer>getList(0)), new ArrayList<>(row.<Integer>getList(1))))
                .toList();
        RankingMetrics<Integer> spark = RankingMetrics.of(
                JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext())
                        .parallelize(pairs, 1));
        Map<String, Double> metrics = judgement.metrics();
        assertThat(metrics.get("precisionAt10")).isCloseTo(spark.precisionAt(10), within(ROUNDING));
        assertThat(metrics.get("recallAt10")).isCloseTo(spark.recallAt(10), within(ROUNDING));
        assertThat(metrics.get("mapAt10")).isCloseTo(spark.meanAveragePrecisionAt(10), within(ROUNDING));
        assertThat(metrics.get("ndcgAt10")).isCloseTo(spark.ndcgAt(10), within(ROUNDING));
        assertThat(metrics).containsKeys("rmse", "mae");
        Detail.Ranking detail = (Detail.Ranking) Objects.requireNonNull(judgement.detail());
        assertThat(detail.users()).isEqualTo(15);
        assertThat(detail.atK()).extracting(Detail.AtK::k).containsExactly(1, 3, 5, 10, 20);
        assertThat(said).anyMatch(it -> it.startsWith("1 of 44 rows that were held out are of users or items"));
    }

    @Test
    void tellsOfRowsThatTheModelDropped() {
        Dataset<Row> rows =
                ProductSession.session().sql("SELECT int(id) AS user, 1 AS item, 1D AS rating FROM range(5)");
        ALS estimator = new ALS().setRank(1).setMaxIter(1).setNumBlocks(1).setColdStartStrategy("drop");
        Trained trained = new ModelLearner(estimator).train(rows.filter("user < 3"));
        Evaluation evaluation = new RecommendationEvaluation(Ratings.of(new ModelLearner(estimator)), this::hear);
        evaluation.measure(trained, heldOut(rows));
        assertThat(said).anyMatch(it -> it.startsWith("2 of 5 rows that were held out are of users or items"));
        assertThat(refusal(evaluation, trained, rows.filter("user > 2")))
                .isEqualTo("EVAL-501 Cannot evaluate: training has seen no user and item of the 2 rows that were held"
                        + " out");
        assertThat(refusal(evaluation, trained, rows.limit(0)))
                .isEqualTo("EVAL-502 Cannot evaluate: no row was held out");
    }

    @Test
    void predictsNoImplicitRating() {
        Learner implicit = new ModelLearner(new ALS().setImplicitPrefs(true));
        assertThat(new RecommendationEvaluation(Ratings.of(implicit), this::hear).metrics())
                .containsExactly("precisionAt10", "recallAt10", "mapAt10", "ndcgAt10");
    }

    @Test
    void countsPatternsRulesAndTheRowsThatTheyCover() {
        Dataset<Row> rows = ProductSession.session()
                .sql("SELECT * FROM VALUES (array('a', 'b', 'c')), (array('a', 'b')), (array('b', 'a')), (array('c')),"
                        + " (array('d', 'a')), (null) AS t(items)");
        FPGrowth estimator = new FPGrowth().setMinSupport(0.4).setMinConfidence(0.7);
        Trained trained = new ModelLearner(estimator).train(rows);
        Evaluation evaluation = new PatternEvaluation(new ModelLearner(estimator));
        Judgement judgement = evaluation.measure(trained, heldOut(rows.limit(0), rows));
        // Of five rows with items: a 4, b 3, c 2, ab 3; a => b is right 3 times of 4, b => a always
        assertThat(judgement.metrics())
                .containsExactly(entry("patternCount", 4.0), entry("ruleCount", 2.0), entry("coverage", 0.5));
        Detail.Patterns detail = (Detail.Patterns) Objects.requireNonNull(judgement.detail());
        assertThat(detail.patterns().get(0)).isEqualTo(new Detail.Pattern(List.of("a"), 4));
        assertThat(detail.rules().get(0).antecedent()).containsExactly("b");
        assertThat(detail.rules().get(0).confidence()).isEqualTo(1);
        assertThat(evaluation
                        .measure(trained, heldOut(rows.filter("size(items) = 1"), rows))
                        .metrics())
                .contains(entry("coverage", 0.0));
    }

    @Test
    void showsSequencesAsTexts() {
        Dataset<Row> rows = ProductSession.session()
                .sql(
                        "SELECT * FROM VALUES (array(array('a', 'b'), array('c'))), (array(array('a', 'b'), array('c'))) AS"
                                + " t(sequence)");
        TableAlgorithm algorithm = new PrefixSpanAlgorithm();
        Learner learner = new TableLearner(algorithm, Map.of("minSupport", 1.0), 1);
        try (Trained trained = learner.train(rows)) {
            Judgement judgement = new PatternEvaluation(learner).measure(trained, heldOut(rows));
            assertThat(judgement.metrics()).containsExactly(entry("patternCount", (double)
                    Objects.requireNonNull(trained.table()).count()));
            assertThat(((Detail.Patterns) Objects.requireNonNull(judgement.detail())).patterns())
                    .contains(new Detail.Pattern(List.of("{a, b}", "{c}"), 2));
        }
    }

    @Test
    void showsTheTermsOfTopics() {
        Dataset<Row> rows = assembled(
                points().drop("features").withColumnRenamed("b", "review__counts_fine"), "a", "review__counts_fine");
        LDA estimator = new LDA().setK(2).setMaxIter(2).setSeed(1);
        Trained trained = new ModelLearner(estimator).train(rows);
        Judgement judgement = new TopicEvaluation().measure(trained, heldOut(rows));
        LDAModel model = (LDAModel) Objects.requireNonNull(trained.model());
        assertThat(judgement.metrics().get("logPerplexity")).isCloseTo(model.logPerplexity(rows), within(ROUNDING));
        Detail.Topics detail = (Detail.Topics) Objects.requireNonNull(judgement.detail());
        assertThat(detail.topics())
                .hasSize(2)
                .allSatisfy(topic ->
                        assertThat(topic).extracting(Detail.Term::term).containsExactlyInAnyOrder("a", "fine"));
        assertThat(refusal(new TopicEvaluation(), trained, rows.limit(0)))
                .isEqualTo("EVAL-502 Cannot evaluate: no row was held out");
    }

    @Test
    void addsUpPartsOfClustersAndCoverage() {
        List<Row> rows = new KMeans()
                .setK(3)
                .setSeed(1)
                .fit(points())
                .transform(points())
                .select("features", "prediction", "weight")
                .collectAsList();
        List<Vector> centres = List.of(Vectors.dense(0, 0), Vectors.dense(10, 0), Vectors.dense(20, 0));
        ClusterScores whole = new ClusterScores(centres, false);
        ClusterScores parts = new ClusterScores(centres, false);
        ClusterScores rest = new ClusterScores(centres, false);
        rows.forEach(whole::add);
        rows.subList(0, 5).forEach(parts::add);
        rows.subList(5, rows.size()).forEach(rest::add);
        parts.merge(rest);
        assertThat(parts.cost()).isCloseTo(whole.cost(), within(ROUNDING));
        assertThat(parts.sizes(3)).isEqualTo(whole.sizes(3));

        Summary.Empty<CoverageScores> empty = CoverageScores.of(List.of(List.of("a", "b")));
        CoverageScores coverage = empty.summary();
        coverage.add(RowFactory.create((Object) null));
        assertThat(empty.summary().merge(coverage).share()).isZero();
    }

    private void hear(RunEvent event) {
        if (event instanceof RunEvent.Noted noted) {
            said.add(noted.text());
        } else if (event instanceof RunEvent.Warned warned) {
            said.add(warned.text());
        }
    }

    private static String refusal(Evaluation evaluation, Trained trained, Dataset<Row> rows) {
        GristmillException refused =
                catchThrowableOfType(GristmillException.class, () -> evaluation.measure(trained, heldOut(rows)));
        return refused.code().id() + " " + refused.getMessage();
    }

    private static HeldOut heldOut(Dataset<Row> rows) {
        return heldOut(rows, rows.limit(0));
    }

    private static HeldOut heldOut(Dataset<Row> rows, Dataset<Row> trainedOn) {
        return new HeldOut(rows, trainedOn, null, false, List.of());
    }

    /** Three groups, far apart. */
    private static Dataset<Row> points() {
        Dataset<Row> rows = ProductSession.session()
                .sql("SELECT 1 + id % 3 * 10 + rand(1) AS a, id % 3 + rand(2) AS b, 1D + id % 2 AS weight FROM range(0,"
                        + " 60, 1, 2)");
        return assembled(rows, "a", "b");
    }

    private static Dataset<Row> assembled(Dataset<Row> rows, String... columns) {
        return new VectorAssembler()
                .setInputCols(columns)
                .setOutputCol("features")
                .transform(rows);
    }
}
