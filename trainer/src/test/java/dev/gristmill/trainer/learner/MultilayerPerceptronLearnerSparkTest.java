package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class MultilayerPerceptronLearnerSparkTest extends LearnerContract {

    private static final int[] LAYERS = {3, 3, 3};
    /** Both go down the same function from the same point, by line searches that differ, and stop on a slope. */
    private static final double CLOSE = 0.01;

    @Override
    IterativeLearner learner() {
        return new MultilayerPerceptronLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        double[] weights = new Random(8).doubles(24, -1, 1).toArray();
        return List.of(plain(), plain().setBlockSize(1).setInitialWeights(Vectors.dense(weights)));
    }

    private static MultilayerPerceptronClassifier plain() {
        return new MultilayerPerceptronClassifier()
                .setLayers(LAYERS)
                .setSeed(3)
                .setBlockSize(50)
                .setTol(1e-4)
                .setMaxIter(50);
    }

    /** Three classes along a line, with noise; each partition is a multiple of the stacks. */
    @Override
    Dataset<Row> makeRows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            double z = i % 3 == 0 ? random.nextGaussian() : 0;
            double along = x + y - z + 0.5 * random.nextGaussian();
            rows.add(RowFactory.create(Vectors.dense(x, y, z).compressed(), along < -1 ? 0.0 : along < 1 ? 1.0 : 2.0));
        }
        StructType schema =
                new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType);
        var context = JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        return ProductSession.session()
                .createDataFrame(context.parallelize(rows, 2), schema)
                .cache();
    }

    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        // All iterations are done in any case
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        MultilayerPerceptronClassificationModel found = (MultilayerPerceptronClassificationModel) model;
        MultilayerPerceptronClassificationModel expected = ((MultilayerPerceptronClassifier) textbook).fit(rows);

        assertThat(found.uid()).isEqualTo(expected.uid());
        assertThat(found.getLayers()).containsExactly(LAYERS);
        assertThat(loss(found, rows)).isCloseTo(loss(expected, rows), within(CLOSE));
    }

    /** The mean cross entropy, from the formula. */
    private static double loss(MultilayerPerceptronClassificationModel model, Dataset<Row> rows) {
        List<Row> all = rows.collectAsList();
        double sum = 0;
        for (Row row : all) {
            Vector probabilities = model.predictProbability(row.<Vector>getAs(0));
            sum -= Math.log(probabilities.apply((int) row.getDouble(1)));
        }
        return sum / all.size();
    }

    @Test
    void beginsWhereSparkMlBeginsWithTheSameLoss() {
        Dataset<Row> rows = makeRows();
        MultilayerPerceptronClassifier estimator = plain();
        double[] history = estimator
                .copy(estimator.extractParamMap())
                .setMaxIter(1)
                .fit(rows)
                .summary()
                .objectiveHistory();

        try (PreparedView view = new PreparedView(estimator, rows);
                IterativeFit fit = learner().begin(view)) {
            assertThat(fit.state().number("value")).isCloseTo(history[0], within(1e-12));
            fit.advance();
            assertThat(fit.state().number("value")).isLessThan(history[0]);
        }
        rows.unpersist();
    }

    @Test
    void leavesGradientDescentToSparkMl() {
        assertThat(learner().refusal(plain().setSolver("gd"))).contains("it knows no solver but l-bfgs");
    }
}
