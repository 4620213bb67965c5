package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.spi.IterativeLearner;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class LogisticRegressionLearnerSparkTest extends LearnerContract {

    /** Both optimisers stop near the minimum of the same strictly convex function, not at it. */
    private static final double CLOSE = 1e-5;

    @Override
    IterativeLearner learner() {
        return new LogisticRegressionLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setRegParam(0.01),
                plain().setRegParam(0.02).setElasticNetParam(0.5).setWeightCol("weight"),
                plain().setRegParam(0.02).setStandardization(false).setFitIntercept(false),
                plain().setLabelCol("classes").setRegParam(0.01),
                plain().setLabelCol("classes")
                        .setRegParam(0.03)
                        .setElasticNetParam(1)
                        .setStandardization(false));
    }

    private static LogisticRegression plain() {
        return new LogisticRegression().setTol(1e-11).setMaxIter(300);
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        LogisticRegressionModel expected = ((LogisticRegression) textbook).fit(rows);
        LogisticRegressionModel found = (LogisticRegressionModel) model;
        assertThat(found.uid()).isEqualTo(expected.uid());
        assertThat(found.numClasses()).isEqualTo(expected.numClasses());
        assertThat(found.coefficientMatrix().toArray())
                .containsExactly(expected.coefficientMatrix().toArray(), within(CLOSE));
        assertThat(found.interceptVector().toArray())
                .containsExactly(expected.interceptVector().toArray(), within(100 * CLOSE));
        assertThat(found.extractParamMap().toString().length()).isPositive();
        assertThat(found.getLabelCol()).isEqualTo(expected.getLabelCol());
    }

    @Test
    void leavesBoundsToSparkMl() {
        LogisticRegression bounded = plain().setLowerBoundsOnCoefficients(Matrices.zeros(1, SmallRows.FEATURES));

        assertThat(learner().refusal(bounded)).contains("it knows no lowerBoundsOnCoefficients");
    }
}
