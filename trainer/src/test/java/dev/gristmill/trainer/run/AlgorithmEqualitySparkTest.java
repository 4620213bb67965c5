package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.min;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Task;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.FMClassifier;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.clustering.BisectingKMeans;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.PowerIterationClustering;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.feature.Word2Vec;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.ml.fpm.PrefixSpan;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.regression.AFTSurvivalRegression;
import org.apache.spark.ml.regression.DecisionTreeRegressor;
import org.apache.spark.ml.regression.FMRegressor;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trains every kind of algorithm by a whole run, loads what it published as stock Spark does, and compares what it says
 * of all rows with the same estimator trained by a plain spark.ml program on the same training rows. All answers are
 * exactly equal: rows, order and seed are the same.
 */
final class AlgorithmEqualitySparkTest {

    private static final String PREDICTION = "prediction";
    private static final String[] FEATURES = {"a", "b", "c"};
    private static final String YES = "CAST(answer = 'yes' AS DOUBLE)";
    private static final String KIND = "CASE kind WHEN 'barley' THEN 0D WHEN 'rye' THEN 1D ELSE 2D END";

    private static Dataset<Row> rows;

    @TempDir
    private static Path source;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeRows() {
        String path = source.resolve("rows").toString();
        SmallRows.all().coalesce(1).write().parquet(path);
        SparkSession session = ProductSession.session();
        rows = session.read().parquet(path);
    }

    @ParameterizedTest
    @MethodSource
    void learnsWhatPlainSparkLearns(Case it) {
        SmallRun run = it.job()
                .apply(new SmallRun(folder, rows))
                .task(it.task())
                .algorithm(it.algorithm())
                // What blocks fit is equal to a tolerance: LearnerContract
                .engine(Engine.MLLIB)
                .fromFile();
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(summary.metrics()).isNotEmpty();
        assertThat(summary.task()).isEqualTo(it.task().label());

        Dataset<Row> prepared = prepared(it);
        List<Row> expected = answers(it.plain().fit(train(prepared)).transform(prepared), it.answer());
        assertThat(answers(SmallRun.published(summary).transform(rows), it.answer()))
                .isEqualTo(expected);
    }

    static List<Case> learnsWhatPlainSparkLearns() {
        return Stream.of(binary(), multiclass(), regression(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> binary() {
        Task task = Task.BINARY_CLASSIFICATION;
        UnaryOperator<SmallRun> job = run -> run.label("answer").features(FEATURES);
        return List.of(
                of(
                        task,
                        job,
                        YES,
                        "classification.LogisticRegression",
                        Map.of("regParam", 0.01, "maxIter", 10),
                        new LogisticRegression().setRegParam(0.01).setMaxIter(10)),
                of(task, job, YES, "classification.LinearSVC", Map.of("maxIter", 5), new LinearSVC().setMaxIter(5)),
                of(
                        task,
                        job,
                        YES,
                        "classification.GBTClassifier",
                        Map.of("maxIter", 2),
                        new GBTClassifier().setMaxIter(2).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        YES,
                        "classification.FMClassifier",
                        Map.of("maxIter", 2),
                        new FMClassifier().setMaxIter(2).setSeed(SmallRun.SEED)));
    }

    private static List<Case> multiclass() {
        Task task = Task.MULTICLASS_CLASSIFICATION;
        UnaryOperator<SmallRun> job = run -> run.label("kind").features(FEATURES);
        AlgorithmSpec nested = SmallRun.spark("classification.LogisticRegression", Map.of("maxIter", 2));
        AlgorithmSpec oneVsRest = new AlgorithmSpec("one-vs-rest", OneVsRest.class.getName(), Map.of(), nested);
        return List.of(
                of(
                        task,
                        job,
                        KIND,
                        "classification.DecisionTreeClassifier",
                        Map.of("maxDepth", 3),
                        new DecisionTreeClassifier().setMaxDepth(3).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        KIND,
                        "classification.RandomForestClassifier",
                        Map.of("numTrees", 3),
                        new RandomForestClassifier().setNumTrees(3).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        KIND,
                        "classification.NaiveBayes",
                        Map.of("smoothing", 0.5),
                        new NaiveBayes().setSmoothing(0.5)),
                of(
                        task,
                        job,
                        KIND,
                        "classification.LogisticRegression",
                        Map.of("maxIter", 5),
                        new LogisticRegression().setMaxIter(5)),
                of(
                        task,
                        job,
                        KIND,
                        "classification.MultilayerPerceptronClassifier",
                        Map.of("layers", List.of(3, 4, 3), "maxIter", 5),
                        new MultilayerPerceptronClassifier()
                                .setLayers(new int[] {3, 4, 3})
                                .setMaxIter(5)
                                .setSeed(SmallRun.SEED)),
                new Case(
                        task,
                        job,
                        oneVsRest,
                        KIND,
                        PREDICTION,
                        new OneVsRest().setClassifier(new LogisticRegression().setMaxIter(2))));
    }

    private static List<Case> regression() {
        Task task = Task.REGRESSION;
        UnaryOperator<SmallRun> job = run -> run.label("amount").features(FEATURES);
        return List.of(
                of(
                        task,
                        job,
                        "amount",
                        "regression.LinearRegression",
                        Map.of("regParam", 0.1),
                        new LinearRegression().setRegParam(0.1)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.GeneralizedLinearRegression",
                        Map.of("family", "gamma", "link", "log", "maxIter", 3),
                        new GeneralizedLinearRegression()
                                .setFamily("gamma")
                                .setLink("log")
                                .setMaxIter(3)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.DecisionTreeRegressor",
                        Map.of("maxDepth", 3),
                        new DecisionTreeRegressor().setMaxDepth(3).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.RandomForestRegressor",
                        Map.of("numTrees", 3),
                        new RandomForestRegressor().setNumTrees(3).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.GBTRegressor",
                        Map.of("maxIter", 2),
                        new GBTRegressor().setMaxIter(2).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.FMRegressor",
                        Map.of("maxIter", 2),
                        new FMRegressor().setMaxIter(2).setSeed(SmallRun.SEED)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.IsotonicRegression",
                        Map.of("featureIndex", 1),
                        new IsotonicRegression().setFeatureIndex(1)),
                of(
                        task,
                        job,
                        "amount",
                        "regression.AFTSurvivalRegression",
                        Map.of("censorCol", "censor", "maxIter", 5),
                        new AFTSurvivalRegression().setCensorCol("censor").setMaxIter(5)));
    }

    private static List<Case> others() {
        UnaryOperator<SmallRun> vectors = run -> run.features(FEATURES);
        return List.of(
                of(
                        Task.CLUSTERING,
                        vectors,
                        "0D",
                        "clustering.KMeans",
                        Map.of("k", 3, "maxIter", 5),
                        new KMeans().setK(3).setMaxIter(5).setSeed(SmallRun.SEED)),
                of(
                        Task.CLUSTERING,
                        vectors,
                        "0D",
                        "clustering.BisectingKMeans",
                        Map.of("k", 3, "maxIter", 3, "distanceMeasure", "cosine"),
                        new BisectingKMeans()
                                .setK(3)
                                .setMaxIter(3)
                                .setDistanceMeasure("cosine")
                                .setSeed(SmallRun.SEED)),
                of(
                        Task.CLUSTERING,
                        vectors,
                        "0D",
                        "clustering.GaussianMixture",
                        Map.of("k", 2, "maxIter", 3),
                        new GaussianMixture().setK(2).setMaxIter(3).setSeed(SmallRun.SEED)),
                new Case(
                        Task.TOPIC_MODELING,
                        vectors,
                        SmallRun.spark("clustering.LDA", Map.of("k", 2, "maxIter", 3)),
                        "0D",
                        "topicDistribution",
                        new LDA().setK(2).setMaxIter(3).setSeed(SmallRun.SEED)),
                of(
                        Task.RECOMMENDATION,
                        run -> run,
                        "0D",
                        "recommendation.ALS",
                        Map.of(
                                "userCol",
                                "user",
                                "itemCol",
                                "item",
                                "ratingCol",
                                "rating",
                                "maxIter",
                                2,
                                "rank",
                                3,
                                "numUserBlocks",
                                2,
                                "numItemBlocks",
                                2),
                        new ALS().setMaxIter(2).setRank(3).setNumBlocks(2).setSeed(SmallRun.SEED)),
                of(
                        Task.FREQUENT_PATTERNS,
                        run -> run.holdout(0.2),
                        "0D",
                        "fpm.FPGrowth",
                        Map.of("itemsCol", "basket", "minSupport", 0.2, "minConfidence", 0.3),
                        new FPGrowth().setItemsCol("basket").setMinSupport(0.2).setMinConfidence(0.3)),
                new Case(
                        Task.EMBEDDING,
                        run -> run,
                        SmallRun.spark("feature.Word2Vec", Map.of("inputCol", "words", "vectorSize", 4, "minCount", 1)),
                        "0D",
                        "word2vec__output",
                        new Word2Vec()
                                .setInputCol("words")
                                .setOutputCol("word2vec__output")
                                .setVectorSize(4)
                                .setMinCount(1)
                                .setSeed(SmallRun.SEED)));
    }

    @Test
    void findsTheSequencesThatPlainSparkFinds() {
        SmallRun run = new SmallRun(folder, rows)
                .task(Task.FREQUENT_PATTERNS)
                .holdout(0)
                .algorithm(new AlgorithmSpec(
                        "prefix-span",
                        PrefixSpan.class.getName(),
                        Map.of("sequenceCol", "events", "minSupport", 0.3),
                        null));
        TrainSummary summary = run.run();
        Dataset<Row> expected =
                new PrefixSpan().setSequenceCol("events").setMinSupport(0.3).findFrequentSequentialPatterns(rows);
        assertThat(result(summary).collectAsList()).containsExactlyInAnyOrderElementsOf(expected.collectAsList());
        assertThat(summary.metrics()).containsExactly(Map.entry("patternCount", (double) expected.count()));
        assertThat(SmallRun.published(summary).stages()).isEmpty();
        assertThat(Path.of(java.net.URI.create(
                                Objects.requireNonNull(summary.model()).uri()))
                        .resolve("sample"))
                .doesNotExist();
    }

    @Test
    void findsTheClustersThatPlainSparkFinds() {
        SmallRun run = new SmallRun(folder, rows)
                .task(Task.CLUSTERING)
                .holdout(0)
                .algorithm(new AlgorithmSpec(
                        "power-iteration-clustering",
                        PowerIterationClustering.class.getName(),
                        Map.of("srcCol", "from", "dstCol", "to", "k", 2, "maxIter", 2),
                        null));
        TrainSummary summary = run.run();
        Dataset<Row> expected = new PowerIterationClustering()
                .setSrcCol("from")
                .setDstCol("to")
                .setK(2)
                .setMaxIter(2)
                .assignClusters(rows);
        assertThat(result(summary).orderBy("id").collectAsList())
                .isEqualTo(expected.orderBy("id").collectAsList());
        assertThat(summary.metrics()).containsOnlyKeys("clusterCount", "smallestClusterShare");
        assertThat(summary.metrics().get("clusterCount")).isEqualTo(2);
        double smallest =
                expected.groupBy("cluster").count().agg(min("count")).head().getLong(0);
        assertThat(summary.metrics().get("smallestClusterShare")).isEqualTo(smallest / expected.count());
        assertThat(run.notes()).contains("Found 2 clusters");
    }

    private static Dataset<Row> result(TrainSummary summary) {
        assertThat(summary.error()).isNull();
        return ProductSession.session()
                .read()
                .parquet(Objects.requireNonNull(summary.model()).uri() + "/result");
    }

    private static Dataset<Row> prepared(Case it) {
        PipelineModel assembler = new Pipeline()
                .setStages(new PipelineStage[] {
                    new VectorAssembler().setInputCols(FEATURES).setOutputCol("features")
                })
                .fit(rows);
        return assembler.transform(rows.withColumn("label", expr(it.label())));
    }

    private static Dataset<Row> train(Dataset<Row> prepared) {
        return prepared.filter(Split.of(SmallRun.SPLIT, List.of(col("id"))).equalTo(Split.TRAIN.code()));
    }

    private static List<Row> answers(Dataset<Row> scored, String answer) {
        return scored.orderBy("id").select(answer).collectAsList();
    }

    private static Case of(
            Task task,
            UnaryOperator<SmallRun> job,
            String label,
            String name,
            Map<String, Object> params,
            Estimator<?> plain) {
        return new Case(task, job, SmallRun.spark(name, params), label, PREDICTION, plain);
    }

    /**
     * An algorithm.
     *
     * @param task what it learns
     * @param job what the job says besides the algorithm
     * @param algorithm as the job has it
     * @param label the same label for plain spark.ml
     * @param answer the column that is compared
     * @param plain the same algorithm in plain spark.ml
     */
    record Case(
            Task task,
            UnaryOperator<SmallRun> job,
            AlgorithmSpec algorithm,
            String label,
            String answer,
            Estimator<?> plain) {

        @Override
        public String toString() {
            return algorithm.name() + " for " + task.label();
        }
    }
}
