package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.StageRule;
import dev.gristmill.job.Task;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Bad rows, each with what a run says of them. */
final class BadRowsCatalogue {

    static final int ROWS = 40;

    private static final AlgorithmSpec K_MEANS = SmallRun.spark("clustering.KMeans", Map.of("k", 2));

    /**
     * A line of the catalogue.
     *
     * @param name its number and what it is about
     * @param changes columns of the rows by name, as SQL
     * @param job what is done with them
     * @param error code and message; {@code {train}} and {@code {held}} stand for numbers of rows
     */
    record Case(String name, Map<String, String> changes, UnaryOperator<SmallRun> job, String error) {

        @Override
        public String toString() {
            return name;
        }
    }

    private BadRowsCatalogue() {}

    static Stream<Case> all() {
        return Stream.of(
                new Case(
                        "31 one class",
                        Map.of("flag", "true"),
                        BadRowsCatalogue::classification,
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
                        BadRowsCatalogue::classification,
                        "TRAIN-406 Cannot train: values are not finite in x (2) of 40 rows (first id=3)"),
                new Case(
                        "36 infinite feature that is imputed",
                        Map.of("x", "IF(id = 3, -double('Infinity'), x)"),
                        job -> classification(job).rule(rule("x", null, null, ColumnRule.Impute.Strategy.MEAN)),
                        "TRAIN-406 Cannot train: values are not finite in x (1) of 40 rows (first id=3)"),
                new Case(
                        "37 null label, and more",
                        Map.of("flag", "IF(id = 4, NULL, flag)", "x", "IF(id = 6, NULL, x)"),
                        BadRowsCatalogue::classification,
                        "TRAIN-407 Cannot train: 1 of 40 rows have no label (first id=4); values are missing in x (1) of 40"
                                + " rows (first id=6)"),
                new Case(
                        "39 features too large",
                        Map.of("x", "IF(id = 3, 1e300D, x)"),
                        BadRowsCatalogue::regression,
                        "TRAIN-406 Cannot train: 1 of 40 feature vectors have numbers of 1.0E150 or more, whose squares are"
                                + " too large to add up, in x (1) (first id=3)"),
                new Case(
                        "39 features too large for a classification, below zero",
                        Map.of("x", "IF(id IN (3, 5), -1e300D, x)"),
                        BadRowsCatalogue::classification,
                        "TRAIN-406 Cannot train: 2 of 40 feature vectors have numbers of 1.0E150 or more, whose squares are"
                                + " too large to add up, in x (2) (first id=3)"),
                new Case(
                        "39 labels too large",
                        Map.of("amount", "IF(id % 2 = 0, 1e300D, amount)"),
                        BadRowsCatalogue::regression,
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
                        BadRowsCatalogue::recommendation,
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
                        BadRowsCatalogue::regression,
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
                        BadRowsCatalogue::recommendation,
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

    /** Forty rows; {@code held} tells which are held out. */
    static Dataset<Row> rows() {
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

    static SmallRun classification(SmallRun run) {
        return run.anyClassification().label("flag").features("x");
    }

    private static SmallRun regression(SmallRun run) {
        return run.task(Task.REGRESSION)
                .label("amount")
                .features("x")
                .algorithm(SmallRun.spark("regression.LinearRegression", Map.of()));
    }

    static SmallRun clustering(SmallRun run, String... features) {
        return run.task(Task.CLUSTERING).features(features).algorithm(K_MEANS);
    }

    private static SmallRun recommendation(SmallRun run) {
        return run.task(Task.RECOMMENDATION)
                .algorithm(SmallRun.spark(
                        "recommendation.ALS", Map.of("userCol", "user", "itemCol", "id", "ratingCol", "amount")));
    }

    static ColumnRule rule(
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
