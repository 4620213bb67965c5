package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.Task;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of bad input: what a run says of it, and that it leaves the store as it was. */
final class BadRowsSparkTest {

    private static final int ROWS = 40;
    private static final AlgorithmSpec K_MEANS = SmallRun.spark("clustering.KMeans", Map.of("k", 2));

    @TempDir
    private static Path folder;

    private static @Nullable ModelVersion earlier;

    private final Dataset<Row> rows = rows();

    /**
     * A line of the catalogue.
     *
     * @param name its number and what it is about
     * @param changes columns of the rows by name, as SQL
     * @param job what is done with them
     * @param error code and message; {@code {train}} and {@code {held}} stand for numbers of rows
     */
    private record Case(String name, Map<String, String> changes, UnaryOperator<SmallRun> job, String error) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void publishSomething() {
        SmallRun run = classification(new SmallRun(folder, rows()));
        assertThat(run.run().error()).isNull();
        earlier = run.store().resolve("small@champion");
    }

    static Stream<Case> catalogue() {
        return Stream.of(
                new Case(
                        "31 one class",
                        Map.of("flag", "true"),
                        BadRowsSparkTest::classification,
                        "TRAIN-402 Cannot train: all {train} training rows are of one class"),
                new Case(
                        "34 fractional labels",
                        Map.of(),
                        job -> classification(job).label("amount + 0.5D"),
                        "TRAIN-404 Cannot train: a classification has classes, and the labels are fractions: '0.5' (1 rows),"
                                + " '1.5' (1 rows), '2.5' (1 rows), '3.5' (1 rows), '4.5' (1 rows) and 35 more"),
                new Case(
                        "36 infinite feature",
                        Map.of("x", "IF(id IN (3, 5), double('Infinity'), x)"),
                        BadRowsSparkTest::classification,
                        "TRAIN-406 Cannot train: values are not finite in x (2) of 40 rows (first id=3)"),
                new Case(
                        "36 infinite feature that is imputed",
                        Map.of("x", "IF(id = 3, -double('Infinity'), x)"),
                        job -> classification(job).rule(rule("x", null, null, ColumnRule.Impute.Strategy.MEAN)),
                        "TRAIN-406 Cannot train: values are not finite in x (1) of 40 rows (first id=3)"),
                new Case(
                        "37 null label, and more",
                        Map.of("flag", "IF(id = 4, NULL, flag)", "x", "IF(id = 6, NULL, x)"),
                        BadRowsSparkTest::classification,
                        "TRAIN-407 Cannot train: 1 of 40 rows have no label (first id=4); values are missing in x (1) of 40"
                                + " rows (first id=6)"),
                new Case(
                        "39 features too large",
                        Map.of("x", "IF(id = 3, 1e300D, x)"),
                        BadRowsSparkTest::regression,
                        "TRAIN-406 Cannot train: 1 of 40 feature vectors have numbers of 1.0E150 or more, whose squares are"
                                + " too large to add up, in x (1) (first id=3)"),
                new Case(
                        "39 features too large for a classification, below zero",
                        Map.of("x", "IF(id IN (3, 5), -1e300D, x)"),
                        BadRowsSparkTest::classification,
                        "TRAIN-406 Cannot train: 2 of 40 feature vectors have numbers of 1.0E150 or more, whose squares are"
                                + " too large to add up, in x (2) (first id=3)"),
                new Case(
                        "39 labels too large",
                        Map.of("amount", "IF(id % 2 = 0, 1e300D, amount)"),
                        BadRowsSparkTest::regression,
                        "TRAIN-422 Cannot use the trained model: its parameters are not finite numbers, in coefficients (1),"
                                + " intercept (1)"),
                new Case(
                        "39 labels too large for a tree",
                        Map.of("amount", "IF(id % 2 = 0, 1e200D, amount)"),
                        job -> regression(job)
                                .algorithm(SmallRun.spark("regression.DecisionTreeRegressor", Map.of("maxDepth", 1))),
                        "TRAIN-422 Cannot use the trained model: its parameters are not finite numbers, in featureImportances"
                                + " (1), rootNode (4)"),
                new Case(
                        "39 infinite ratings",
                        Map.of("amount", "IF(id = 4, double('Infinity'), amount)", "user", "id % 3"),
                        BadRowsSparkTest::recommendation,
                        "TRAIN-406 Cannot train: values are not finite in amount (1) of 40 rows (first id=4)"),
                new Case(
                        "labels with blanks around them",
                        Map.of(),
                        job -> classification(job).label("IF(id = 4, 'yes ', IF(flag, 'yes', 'no'))"),
                        "TRAIN-403 Cannot train: labels differ in the blanks around them alone: 'yes' (19 rows), 'yes ' (1"
                                + " rows)"),
                new Case(
                        "weight that is no number",
                        Map.of(),
                        job -> classification(job).weight("IF(id = 3, double('NaN'), 1D)"),
                        "TRAIN-423 Cannot train: 1 of 40 weights are negative, infinite or missing (first id=3)"),
                new Case(
                        "weights that add up to infinity",
                        Map.of(),
                        job -> classification(job).weight("1e308D"),
                        "TRAIN-423 Cannot train: the weights of all {train} training rows add up to infinity"),
                new Case(
                        "41 constant label",
                        Map.of("amount", "1.5D"),
                        BadRowsSparkTest::regression,
                        "TRAIN-411 Cannot train: the label of all {train} training rows is 1.5"),
                new Case(
                        "42 more clusters than points",
                        Map.of(),
                        job -> clustering(job, "y").algorithm(SmallRun.spark("clustering.KMeans", Map.of("k", 20))),
                        "TRAIN-412 Cannot train: 20 clusters are wanted, and the training rows have 5 different feature"
                                + " vectors"),
                new Case(
                        "43 singular covariance",
                        Map.of("z", "2 * x"),
                        job -> clustering(job, "x", "z")
                                .algorithm(SmallRun.spark("clustering.GaussianMixture", Map.of("k", 2))),
                        "TRAIN-413 Cannot use the trained mixture: the covariance of 2 of 2 components is singular"),
                new Case(
                        "45 ids beyond int",
                        Map.of("user", "id + 3000000000"),
                        BadRowsSparkTest::recommendation,
                        "TRAIN-414 Cannot train: of {train} training rows, {train} values are beyond 32 bits in user, at"
                                + " most 30000000{maxTrain}"),
                new Case(
                        "50 unseen category",
                        Map.of("level", "IF(held, 'new', level)"),
                        job -> classification(job).rule(rule("level", Encoding.ONE_HOT, null, null)),
                        "TRAIN-415 Cannot train: {held} of 40 rows have levels in level that no training row has, such as"
                                + " 'new' (first id={firstHeld})"),
                new Case(
                        "36 number that a stage makes infinite",
                        Map.of("x", "IF(id = 7, 9, x)"),
                        job -> classification(job)
                                .rule(new StageRule(
                                        "SQLTransformer",
                                        "org.apache.spark.ml.feature.SQLTransformer",
                                        Map.of("statement", "SELECT *, exp(90 * x) AS big FROM __THIS__"))),
                        "TRAIN-406 Cannot train: 1 of 40 feature vectors have numbers that are not finite, in big (1) (first"
                                + " id=7)"),
                new Case(
                        "51 null category",
                        Map.of("level", "IF(id = 7, NULL, level)"),
                        job -> classification(job).rule(rule("level", Encoding.ORDINAL, null, null)),
                        "TRAIN-416 Cannot train: values are missing in level (1) of 40 rows (first id=7)"),
                new Case(
                        "51 number that a rule loses",
                        Map.of("x", "IF(id = 7, -2, x)"),
                        job -> classification(job).rule(logarithm("x")),
                        "TRAIN-406 Cannot train: what the features make of x is no number in 1 of 40 rows (first id=7)"),
                new Case(
                        "51 number that a rule loses before a scaler is fitted",
                        Map.of("x", "IF(NOT held, -2, x)"),
                        job -> classification(job).rule(logarithm("x")).rule(rule("x", null, Scale.STANDARD, null)),
                        "TRAIN-406 Cannot train: what the features make of x is no number in {train} of {train} rows (first"
                                + " id={firstTrain})"),
                new Case(
                        "52 more levels than bins",
                        Map.of("level", "string(id DIV 2)"),
                        job -> classification(job)
                                .rule(new ColumnRule(
                                        ColumnSelector.of("level"),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        false,
                                        null,
                                        null,
                                        new Encode(Encoding.ORDINAL, 0, Unseen.KEEP)))
                                .algorithm(
                                        SmallRun.spark("classification.DecisionTreeClassifier", Map.of("maxBins", 8))),
                        "TRAIN-417 Cannot train: a tree tells apart at most 8 levels of a column, for maxBins is 8, and"
                                + " there are more in level ({levels})"));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void refusesBadInputAndLeavesTheStoreAlone(Case bad) {
        Dataset<Row> changed = rows;
        for (var change : bad.changes().entrySet()) {
            changed = changed.withColumn(change.getKey(), expr(change.getValue()));
        }
        SmallRun run = bad.job().apply(new SmallRun(folder, changed));
        TrainSummary summary = run.run();
        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code() + " " + error.message()).isEqualTo(filled(bad.error()));
        assertThat(error.hint()).isNotBlank();
        assertThat(summary.exitCode()).isEqualTo(65);
        assertThat(summary.model()).isNull();
        assertUntouched(run.store());
    }

    private String filled(String text) {
        Dataset<Row> train = rows.filter("NOT held");
        return text.replace("{train}", "" + train.count())
                .replace("{held}", "" + rows.filter("held").count())
                .replace("{firstHeld}", first("held"))
                .replace("{firstTrain}", first("NOT held"))
                .replace("{maxTrain}", "" + train.selectExpr("max(id)").head().get(0))
                .replace(
                        "{levels}",
                        "" + (train.selectExpr("id DIV 2").distinct().count() + 1));
    }

    private String first(String condition) {
        return "" + rows.filter(condition).selectExpr("min(id)").head().get(0);
    }

    private static void assertUntouched(ModelStore store) {
        ModelVersion version = Objects.requireNonNull(earlier);
        assertThat(store.resolve("small@champion").version()).isEqualTo(version.version());
        store.verify(version);
        assertThat(store.state("small").versions()).hasSize(version.version());
    }

    @Test
    void refusesASingleRowToScaleBy() {
        SmallRun run = clustering(new SmallRun(folder, rows.filter("id = 3")), "y")
                .holdout(0)
                .rule(rule("x", null, Scale.STANDARD, null));
        ErrorDocument error = Objects.requireNonNull(run.run().error());
        assertThat(error.code() + " " + error.message())
                .isEqualTo(
                        "TRAIN-418 Cannot train: numbers are scaled by statistics of the training rows, and there is 1"
                                + " row");
        assertUntouched(run.store());
    }

    @Test
    void warnsOfFewRowsAndOfColumnsThatDoNotVary(@TempDir Path own) {
        SmallRun run = clustering(new SmallRun(own, rows.withColumn("x", expr("1.5D"))), "y")
                .rule(rule("x", null, Scale.STANDARD, null))
                .rule(new ColumnRule(
                        ColumnSelector.of("level"),
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        new Encode(Encoding.HASH, 64, Unseen.KEEP)));
        TrainSummary summary = run.run();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(summary.warnings())
                .contains(
                        filled(
                                "Scaling finds no spread in 'x' among the {train} training rows: the model learns nothing"
                                        + " from it (TRAIN-418)"),
                        filled(
                                "There are {train} training rows and 66 numbers in each: the model may learn them by heart"
                                        + " (TRAIN-410)"));
    }

    /** Spark makes three classes of 1 and 2, and refuses -1; boosted trees refuse 2. */
    @ParameterizedTest
    @MethodSource("labels")
    void learnsFromLabelsThatSparkDoesNotTake(String label, Set<String> classes, @TempDir Path own) {
        SmallRun run = classification(new SmallRun(own, rows))
                .label(label)
                .algorithm(SmallRun.spark("classification.GBTClassifier", Map.of("maxIter", 1)));
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(summary.task()).isEqualTo("binary-classification");
        List<Row> predicted = SmallRun.published(summary)
                .transform(rows)
                .select("predictedLabel")
                .distinct()
                .collectAsList();
        assertThat(predicted).extracting(row -> row.getString(0)).isSubsetOf(classes);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                Arguments.of("IF(flag, 2, 1)", Set.of("1", "2")), Arguments.of("IF(flag, 1, -1)", Set.of("-1", "1")));
    }

    @Test
    void quarantinesBadRows(@TempDir Path own) throws IOException {
        Dataset<Row> bad = rows.withColumn("x", expr("IF(id = 3, double('NaN'), x)"))
                .withColumn("flag", expr("IF(id = 5, NULL, flag)"));
        SmallRun run = classification(new SmallRun(own, bad)).badRows(BadRows.Action.QUARANTINE, 2);
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(rowsOf(summary)).isEqualTo(ROWS - 2);
        Path quarantine = Path.of(
                        URI.create(Objects.requireNonNull(summary.run()).folder()))
                .resolve("quarantine");
        assertThat(summary.warnings())
                .contains(
                        "Bad rows are left out: 1 of 40 rows have no label (first id=5); values are missing in x (1) of 40"
                                + " rows (first id=3); they are written to "
                                + quarantine.toUri().toString().replaceAll("/$", ""));
        try (Stream<Path> files = Files.list(quarantine)) {
            Path lines = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(lines))
                    .containsExactly(
                            "{\"reason\":\"missing value in x\",\"row\":{\"x\":\"NaN\",\"__label\":false,\"id\":3}}",
                            "{\"reason\":\"no label\",\"row\":{\"x\":5.05,\"__label\":null,\"id\":5}}");
        }
    }

    @Test
    void refusesMoreBadRowsThanTheJobAllows() {
        Dataset<Row> bad = rows.withColumn("x", expr("IF(id < 3, NULL, x)"));
        SmallRun run = classification(new SmallRun(folder, bad)).badRows(BadRows.Action.DROP, 0.05);
        ErrorDocument error = Objects.requireNonNull(run.run().error());
        assertThat(error.code() + " " + error.message())
                .isEqualTo(
                        "TRAIN-424 Cannot train: 3 of 40 rows are bad and badRows.limit allows 2: values are missing in x"
                                + " (3) of 40 rows (first id=0)");
        assertUntouched(run.store());
    }

    @Test
    void refusesAStoreThatCannotBeWrittenBeforeItReadsAnything(@TempDir Path own) throws IOException {
        SmallRun run = classification(new SmallRun(own, rows));
        Files.writeString(own.resolve("models"), "a file where the folder should be");
        TrainSummary summary = run.run();
        assertThat(Objects.requireNonNull(summary.error()).code()).isEqualTo("RUN-801");
        assertThat(summary.exitCode()).isEqualTo(75);
        assertThat(summary.source()).isNull();
    }

    private static long rowsOf(TrainSummary summary) {
        var split = Objects.requireNonNull(summary.split());
        return split.trainRows() + split.validationRows() + split.testRows();
    }

    /** Forty rows; {@code held} tells which are held out. */
    private static Dataset<Row> rows() {
        return ProductSession.session()
                .range(0, ROWS, 1, 1)
                .selectExpr(
                        "id",
                        "id % 7 + id / 100 AS x",
                        "double(id % 5) AS y",
                        "string(id % 3) AS level",
                        "id % 2 = 0 AS flag",
                        "double(id) AS amount")
                .withColumn("held", Split.of(SmallRun.SPLIT, List.of(col("id"))).equalTo(Split.HOLDOUT.code()));
    }

    private static SmallRun classification(SmallRun run) {
        return run.anyClassification().label("flag").features("x");
    }

    private static SmallRun regression(SmallRun run) {
        return run.task(Task.REGRESSION)
                .label("amount")
                .features("x")
                .algorithm(SmallRun.spark("regression.LinearRegression", Map.of()));
    }

    private static SmallRun clustering(SmallRun run, String... features) {
        return run.task(Task.CLUSTERING).features(features).algorithm(K_MEANS);
    }

    private static SmallRun recommendation(SmallRun run) {
        return run.task(Task.RECOMMENDATION)
                .algorithm(SmallRun.spark(
                        "recommendation.ALS", Map.of("userCol", "user", "itemCol", "id", "ratingCol", "amount")));
    }

    private static ColumnRule rule(
            String column,
            @Nullable Encoding encoding,
            @Nullable Scale scale,
            ColumnRule.Impute.@Nullable Strategy strategy) {
        return new ColumnRule(
                ColumnSelector.of(column),
                List.of(),
                null,
                strategy == null ? null : new ColumnRule.Impute(strategy, null, false),
                null,
                false,
                null,
                scale,
                encoding == null ? null : new Encode(encoding, 0, Unseen.ERROR));
    }

    private static ColumnRule logarithm(String column) {
        return new ColumnRule(ColumnSelector.of(column), List.of(), null, null, null, true, null, null, null);
    }
}
