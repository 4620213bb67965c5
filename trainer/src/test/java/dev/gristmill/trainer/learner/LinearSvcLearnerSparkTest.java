package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.IterativeLearner;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

final class LinearSvcLearnerSparkTest extends LearnerContract {

    /** The hinge loss has kinks, at which spark.ml's optimiser stops early: only ours may be lower by more. */
    private static final double WORSE = 1e-3;

    @Override
    IterativeLearner learner() {
        return new LinearSvcLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setRegParam(0.05),
                plain().setRegParam(0.1).setWeightCol("weight").setFitIntercept(false));
    }

    private static LinearSVC plain() {
        return new LinearSVC().setTol(1e-6).setMaxIter(60);
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        LinearSVC svc = (LinearSVC) textbook;
        LinearSVCModel expected = svc.fit(rows);
        LinearSVCModel found = (LinearSVCModel) model;

        assertThat(objective(found, svc, rows)).isLessThanOrEqualTo(objective(expected, svc, rows) + WORSE);
        assertThat(found.intercept() == 0).isEqualTo(!svc.getFitIntercept());
    }

    /** The weighted mean of the hinge loss, with the penalty on coefficients of scaled columns, from the formula. */
    private static double objective(LinearSVCModel model, LinearSVC svc, Dataset<Row> rows) {
        List<Row> all = rows.selectExpr("features", "label", svc.isSet(svc.weightCol()) ? "weight" : "1.0D")
                .collectAsList();
        double[] coefficients = model.coefficients().toArray();
        double weights = 0;
        double squares = 0;
        double loss = 0;
        double[] sum = new double[coefficients.length];
        for (Row row : all) {
            double[] features = row.<Vector>getAs(0).toArray();
            double weight = row.getDouble(2);
            double margin = model.intercept();
            for (int j = 0; j < features.length; j++) {
                margin += coefficients[j] * features[j];
                sum[j] += weight * features[j];
            }
            loss += weight * Math.max(0, 1 - (row.getDouble(1) > 0 ? margin : -margin));
            weights += weight;
            squares += weight * weight;
        }
        double penalty = 0;
        for (int j = 0; j < sum.length; j++) {
            double mean = sum[j] / weights;
            double variance = 0;
            for (Row row : all) {
                double distance = row.<Vector>getAs(0).apply(j) - mean;
                variance += row.getDouble(2) * distance * distance;
            }
            penalty += coefficients[j] * coefficients[j] * variance / (weights - squares / weights);
        }
        return loss / weights + svc.getRegParam() / 2 * penalty;
    }
}
