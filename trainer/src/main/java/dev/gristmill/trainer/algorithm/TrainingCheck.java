package dev.gristmill.trainer.algorithm;

import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.Arrays;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What some algorithms ask of the rows that spark.ml itself notices too late, words badly, or does not notice.
 *
 * @param features the name of the column of feature vectors
 * @param trained how many training rows there are
 * @param classes how many classes there are; 0 for a task without classes
 */
public record TrainingCheck(String features, long trained, int classes) {

    /**
     * Holds the algorithm against the prepared training rows.
     *
     * @param listener hears what may be wrong
     * @throws dev.gristmill.error.GristmillException when it cannot learn from them
     */
    public void check(Learner learner, Dataset<Row> rows, RunListener listener) {
        if (Arrays.asList(rows.columns()).contains(features)) {
            fewRows(rows, listener);
        }
        if (learner instanceof ModelLearner model) {
            check(model.estimator(), rows);
        }
    }

    private void check(Estimator<?> estimator, Dataset<Row> rows) {
        if (estimator instanceof ALS als) {
            RatingCheck.check(als, rows);
        } else if (estimator instanceof OneVsRest several) {
            check(several.getClassifier(), rows);
        } else if (estimator instanceof MultilayerPerceptronClassifier perceptron) {
            LayerCheck.check(perceptron, size(rows), classes);
        } else if (Learner.has(estimator, "maxBins")) {
            LevelCheck.check(number(estimator, "maxBins"), rows.schema(), features, trained);
        } else if (Learner.has(estimator, "k") && clusters(estimator)) {
            PointCheck.check(number(estimator, "k"), rows, features);
        }
    }

    private void fewRows(Dataset<Row> rows, RunListener listener) {
        int size = size(rows);
        if (trained < size) {
            listener.on(new RunEvent.Warned("There are " + trained + " training rows and " + size
                    + " numbers in each: the model may learn them by heart (" + TrainerErrors.FEW_ROWS.id() + ")"));
        }
    }

    private int size(Dataset<Row> rows) {
        return rows.select(features).head().<Vector>getAs(0).size();
    }

    /** Topics are no clusters: more of them than rows are odd, but not wrong. */
    private static boolean clusters(Params estimator) {
        return estimator.hasParam("featuresCol")
                && estimator.hasParam("predictionCol")
                && !estimator.hasParam("topicDistributionCol");
    }

    private static int number(Params estimator, String parameter) {
        return ((Number) estimator.getOrDefault(estimator.getParam(parameter))).intValue();
    }
}
