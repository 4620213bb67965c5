package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.IterativeLearner;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class LinearRegressionLearnerSparkTest extends LearnerContract {

    private static final double CLOSE = 1e-5;

    @Override
    IterativeLearner learner() {
        return new LinearRegressionLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setRegParam(0.01),
                plain().setRegParam(0.3).setElasticNetParam(0.7).setWeightCol("weight"),
                plain().setRegParam(0.1).setStandardization(false),
                plain().setRegParam(0.1).setFitIntercept(false));
    }

    private static LinearRegression plain() {
        return new LinearRegression()
                .setLabelCol("number")
                .setSolver("l-bfgs")
                .setTol(1e-12)
                .setMaxIter(300);
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        LinearRegressionModel expected = ((LinearRegression) textbook).fit(rows);
        LinearRegressionModel found = (LinearRegressionModel) model;
        assertThat(found.coefficients().toArray())
                .containsExactly(expected.coefficients().toArray(), within(CLOSE));
        assertThat(found.intercept()).isCloseTo(expected.intercept(), within(1000 * CLOSE));
    }

    @Test
    void leavesTheNormalEquationsAndOtherLossesToSparkMl() {
        assertThat(learner().refusal(plain().setSolver("auto")))
                .contains("solver auto solves the normal equations at once; solver l-bfgs goes step by step");
        assertThat(learner().refusal(plain().setLoss("huber"))).contains("it knows no loss but squaredError");
    }
}
