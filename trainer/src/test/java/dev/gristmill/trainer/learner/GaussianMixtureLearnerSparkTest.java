package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class GaussianMixtureLearnerSparkTest extends LearnerContract {

    private static final int BLOBS = 2;
    /** Both stop where an iteration adds less than 1e-9 to the log-likelihood, from different starts. */
    private static final double CLOSE = 1e-4;

    @Override
    IterativeLearner learner() {
        return new GaussianMixtureLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(plain().setWeightCol("weight"), plain());
    }

    /** By a seed from which neither start leads to the same place for both components, as some do. */
    private static GaussianMixture plain() {
        return new GaussianMixture().setK(BLOBS).setSeed(2).setMaxIter(60).setTol(1e-9);
    }

    /** Far from 0, which costs whoever subtracts squares of means half of the digits; some rows have a 0. */
    @Override
    Dataset<Row> makeRows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int blob = i % BLOBS;
            double first = random.nextGaussian();
            rows.add(RowFactory.create(
                    Vectors.dense(
                                    100 + 15 * blob + first,
                                    0.5 * first + random.nextGaussian(),
                                    i % 10 == 0 ? 0 : random.nextGaussian())
                            .compressed(),
                    0.5 + random.nextDouble()));
        }
        StructType schema =
                new StructType().add("features", SQLDataTypes.VectorType()).add("weight", DataTypes.DoubleType);
        var context = JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        return ProductSession.session()
                .createDataFrame(context.parallelize(rows, 2), schema)
                .cache();
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        GaussianMixtureModel found = (GaussianMixtureModel) model;
        GaussianMixtureModel expected = ((GaussianMixture) textbook).fit(rows);

        assertThat(found.uid()).isEqualTo(expected.uid());
        assertThat(found.getK()).isEqualTo(BLOBS);
        for (Row row : rows.collectAsList()) {
            Vector point = row.getAs(0);
            assertThat(density(found, point)).isCloseTo(density(expected, point), within(CLOSE));
        }
    }

    /** The logarithm, from the formula. */
    private static double density(GaussianMixtureModel model, Vector point) {
        double sum = 0;
        for (int i = 0; i < model.weights().length; i++) {
            sum += model.weights()[i] * model.gaussians()[i].pdf(point);
        }
        return Math.log(sum);
    }

    @Test
    void takesTheStepsThatSparkMlTakes() {
        Dataset<Row> rows = makeRows();
        GaussianMixture estimator = plain().setWeightCol("weight").setTol(0);
        GaussianMixtureModel before =
                estimator.copy(estimator.extractParamMap()).setMaxIter(2).fit(rows);
        GaussianMixtureModel after =
                estimator.copy(estimator.extractParamMap()).setMaxIter(3).fit(rows);

        try (PreparedView view = new PreparedView(estimator, rows);
                IterativeFit fit = learner().resume(view, state(before))) {
            Iteration step = fit.advance();

            assertThat(step.number()).isEqualTo(3);
            assertThat(step.loss()).isCloseTo(-after.summary().logLikelihood(), within(1e-8));
            assertThat(Objects.requireNonNull(step.change())).isPositive();
            requireClose((GaussianMixtureModel) fit.model(), after);
        }
        rows.unpersist();
    }

    private static LearnerState state(GaussianMixtureModel model) {
        int features = model.numFeatures();
        List<Double> means = new ArrayList<>();
        List<Double> covariances = new ArrayList<>();
        for (var gaussian : model.gaussians()) {
            for (int column = 0; column < features; column++) {
                means.add(gaussian.mean().apply(column));
                for (int row = 0; row <= column; row++) {
                    covariances.add(gaussian.cov().apply(row, column));
                }
            }
        }
        return new LearnerState(
                "gaussian-mixture/1",
                2,
                Map.of(
                        "weights", model.weights(),
                        "means", means.stream().mapToDouble(it -> it).toArray(),
                        "covariances",
                                covariances.stream().mapToDouble(it -> it).toArray(),
                        "logLikelihood", new double[] {0},
                        "converged", new double[] {0}));
    }

    /** The same step by sums in another order, spark.ml's with fewer digits as the means are far from 0. */
    private static void requireClose(GaussianMixtureModel found, GaussianMixtureModel expected) {
        assertThat(found.weights()).containsExactly(expected.weights(), within(1e-9));
        for (int i = 0; i < BLOBS; i++) {
            assertThat(found.gaussians()[i].mean().toArray())
                    .containsExactly(expected.gaussians()[i].mean().toArray(), within(1e-8));
            Matrix covariance = expected.gaussians()[i].cov();
            assertThat(found.gaussians()[i].cov().toArray()).containsExactly(covariance.toArray(), within(1e-8));
        }
    }
}
