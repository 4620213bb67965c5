package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.IterativeLearner;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GBTRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    void leavesAFitOfNoTreesToSparkMl() {
        assertThat(learner().refusal(plain().setMaxIter(0))).contains("it grows one tree at least");
    }
}
