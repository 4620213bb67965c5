package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;

final class RandomForestRegressorLearnerSparkTest extends LearnerContract {

    /** One group. */
    private static final int FEW = 2;
    /** Between forests of other seeds the standard deviation is 7 %; trees of half the depth add 45 %. */
    private static final Percentage SEED = Percentage.withPercentage(20);

    private final Dataset<Row> all = SmallRows.make();

    @Override
    IterativeLearner learner() {
        return new RandomForestRegressorLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setNumTrees(9),
                plain().setNumTrees(FEW).setWeightCol("weight").setSubsamplingRate(0.8));
    }

    private static RandomForestRegressor plain() {
        return new RandomForestRegressor().setLabelCol("number").setMaxDepth(4).setSeed(5);
    }

    @Override
    Dataset<Row> makeRows() {
        return all.where("pmod(hash(number), 2) = 0").cache();
    }

    @AfterAll
    void dropAll() {
        all.unpersist();
    }

    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        RandomForestRegressionModel found = (RandomForestRegressionModel) warm.model();
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
        SameTrees.requireAppended(found.trees(), ((RandomForestRegressionModel) cold.model()).trees());
        // Or it could not be read again
        assertThat(found.getNumTrees()).isEqualTo(found.trees().length);
        if (cold.iteration() > FEW) {
            RandomForestRegressor all = ((RandomForestRegressor) estimator).copy(ParamMap.empty());
            assertThat(squares(found))
                    .isCloseTo(squares(all.setNumTrees(found.trees().length).fit(rows())), SEED);
        }
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        RandomForestRegressionModel found = (RandomForestRegressionModel) model;
        RandomForestRegressionModel expected = ((RandomForestRegressor) textbook).fit(rows);

        assertThat(found.trees()).hasSameSizeAs(expected.trees());
        if (found.trees().length > FEW) {
            assertThat(squares(found)).isCloseTo(squares(expected), SEED);
        } else {
            assertThat(found.toDebugString()).isEqualTo(expected.toDebugString());
            SameTrees.require(found.trees(), expected.trees());
        }
    }

    /** The sum of squared errors, over rows that no tree has seen. */
    private double squares(RandomForestRegressionModel model) {
        double sum = 0;
        for (Row row : all.where("pmod(hash(number), 2) = 1")
                .select("features", "number")
                .collectAsList()) {
            Vector features = row.getAs(0);
            double off = model.predict(features) - row.getDouble(1);
            sum += off * off;
        }
        return sum;
    }
}
