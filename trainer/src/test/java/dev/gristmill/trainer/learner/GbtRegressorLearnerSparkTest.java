package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class GbtRegressorLearnerSparkTest extends LearnerContract {

    @Override
    IterativeLearner learner() {
        return new GbtRegressorLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(plain(), plain().setLossType("absolute").setWeightCol("weight"));
    }

    private static GBTRegressor plain() {
        return new GBTRegressor()
                .setLabelCol("number")
                .setFeaturesCol("mixed")
                .setMaxIter(3)
                .setMaxDepth(3)
                .setSeed(5);
    }

    @Override
    Dataset<Row> makeRows() {
        return CategoricalRows.make();
    }

    /** The trees that spark.ml grows when it is told to grow all of them. */
    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
        GBTRegressor all = ((GBTRegressor) estimator).copy(ParamMap.empty());
        requireParity(warm.model(), all.setMaxIter(2 * cold.iteration()), rows());
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        GBTRegressionModel found = (GBTRegressionModel) model;
        GBTRegressionModel expected = ((GBTRegressor) textbook).fit(rows);

        assertThat(SameTrees.byCategories(expected.trees())).isTrue();
        assertThat(found.toDebugString()).isEqualTo(expected.toDebugString());
        assertThat(found.treeWeights()).isEqualTo(expected.treeWeights());
        SameTrees.require(found.trees(), expected.trees());
    }

    @Test
    void goesOnFromTreesOfOtherRowsPlacesAndLevels() {
        Dataset<Row> then = rows().where("weight < 1");
        Dataset<Row> now = MirroredRows.of(rows().where("weight >= 1"));
        GBTRegressor coarse = plain().setMaxIter(2).setMaxBins(6);
        GBTRegressionModel model = coarse.copy(ParamMap.empty()).setMaxBins(32).fit(then);
        EarlierModel earlier = new EarlierModel(
                model, MirroredRows.places(), MirroredRows.FEATURES, MirroredRows.levels(), new int[0]);
        try (PreparedView view = new PreparedView(coarse, now);
                IterativeFit fit =
                        Objects.requireNonNull(learner().begin(view, earlier).fit())) {
            GBTRegressionModel carried = (GBTRegressionModel) fit.model();
            assertThat(SameTrees.byCategories(carried.trees())).isTrue();
            for (Row row : rows().select("mixed").limit(100).collectAsList()) {
                Vector features = row.getAs(0);
                assertThat(carried.predict(MirroredRows.of(features))).isEqualTo(model.predict(features));
            }

            Iteration third = fit.advance();

            // Spark's own measure: the thresholds of earlier trees are not among the bins of these rows
            double expected = ((GBTRegressionModel) fit.model()).evaluateEachIteration(now, "squared")[2];
            assertThat(third.number()).isEqualTo(1);
            assertThat(Objects.requireNonNull(third.loss())).isCloseTo(expected, Percentage.withPercentage(1e-9));
        }
    }

    @Test
    void leavesAFitOfNoTreesToSparkMl() {
        assertThat(learner().refusal(plain().setMaxIter(0))).contains("it grows one tree at least");
    }
}
