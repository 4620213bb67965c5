package dev.gristmill.benchmark;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One subject for each learner that goes step by step, of a size that takes a second or a few. Tolerances are 0, so that
 * both fits do all iterations; where one ends sooner nonetheless, what is compared is the time of an iteration.
 */
final class Subjects {

    private static final int ITERATIONS = 20;
    private static final int ALS_ITERATIONS = 10;
    private static final int CENTRES = 20;
    private static final int TREES = 20;
    private static final long SEED = 7;

    private Subjects() {}

    static List<Subject> all() {
        return List.of(
                of(
                        "logistic regression, 200,000 x 50",
                        Subjects::wide,
                        () -> new LogisticRegression().setTol(0).setMaxIter(ITERATIONS),
                        (LogisticRegressionModel model) -> model.summary().totalIterations()),
                of(
                        "linear regression, 200,000 x 50",
                        Subjects::wide,
                        () -> new LinearRegression()
                                .setLabelCol("number")
                                .setSolver("l-bfgs")
                                .setTol(0)
                                .setMaxIter(ITERATIONS),
                        (LinearRegressionModel model) -> model.summary().totalIterations()),
                of(
                        "linear SVC, 200,000 x 50",
                        Subjects::wide,
                        () -> new LinearSVC().setTol(0).setMaxIter(ITERATIONS),
                        (LinearSVCModel model) -> model.summary().totalIterations()),
                of(
                        "k-means, 200,000 x 20, k 20",
                        session -> SyntheticRows.clouds(session, 200_000, 20, CENTRES),
                        () -> new KMeans()
                                .setK(CENTRES)
                                .setTol(0)
                                .setMaxIter(ITERATIONS)
                                .setSeed(SEED),
                        (KMeansModel model) -> model.summary().numIter()),
                of(
                        "Gaussian mixture, 50,000 x 10, k 5",
                        session -> SyntheticRows.clouds(session, 50_000, 10, 5),
                        () -> new GaussianMixture()
                                .setK(5)
                                .setTol(0)
                                .setMaxIter(ITERATIONS)
                                .setSeed(SEED),
                        (GaussianMixtureModel model) -> model.summary().numIter()),
                of(
                        "perceptron, 50,000 x 20, layers 20-16-2",
                        session -> SyntheticRows.dense(session, 50_000, 20),
                        () -> new MultilayerPerceptronClassifier()
                                .setLayers(new int[] {20, 16, 2})
                                .setTol(0)
                                .setMaxIter(ITERATIONS)
                                .setSeed(SEED),
                        (MultilayerPerceptronClassificationModel model) ->
                                model.summary().totalIterations()),
                of(
                        "boosted trees, 50,000 x 20, depth 5",
                        session -> SyntheticRows.dense(session, 50_000, 20),
                        () -> new GBTClassifier().setMaxIter(TREES).setSeed(SEED),
                        GBTClassificationModel::getNumTrees),
                of(
                        "random forest, 50,000 x 20, depth 5",
                        session -> SyntheticRows.dense(session, 50_000, 20),
                        () -> new RandomForestClassifier().setNumTrees(TREES).setSeed(SEED),
                        RandomForestClassificationModel::getNumTrees),
                of(
                        "ALS, 500,000 ratings, rank 10",
                        session -> SyntheticRows.ratings(session, 500_000, 10_000, 2_000),
                        () -> new ALS().setMaxIter(ALS_ITERATIONS).setSeed(SEED),
                        (Model<?> model) -> ALS_ITERATIONS),
                of(
                        "online LDA, 20,000 x 1,000 terms, k 10",
                        session -> SyntheticRows.documents(session, 20_000, 1_000),
                        () -> new LDA().setK(10).setMaxIter(ITERATIONS).setSeed(SEED),
                        (Model<?> model) -> ITERATIONS));
    }

    private static Dataset<Row> wide(SparkSession session) {
        return SyntheticRows.dense(session, 200_000, 50);
    }

    @SuppressWarnings("unchecked") // an estimator of spark.ml makes models of one class
    private static <M extends Model<?>> Subject of(
            String name,
            Function<SparkSession, Dataset<Row>> rows,
            Supplier<Estimator<?>> estimator,
            ToIntFunction<M> iterations) {
        return new Subject(name, rows, estimator, model -> iterations.applyAsInt((M) model));
    }
}
