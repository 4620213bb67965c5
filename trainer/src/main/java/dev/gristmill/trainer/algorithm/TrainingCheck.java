package dev.gristmill.trainer.algorithm;

import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What some algorithms ask of the rows that spark.ml itself notices too late, or words badly. */
public final class TrainingCheck {

    private TrainingCheck() {}

    /**
     * Holds the algorithm against the prepared training rows.
     *
     * @param features the name of the column of feature vectors
     * @param classes how many classes there are; 0 for a task without classes
     * @throws dev.gristmill.error.GristmillException when it cannot learn from them
     */
    public static void check(Learner learner, Dataset<Row> rows, String features, int classes) {
        if (!(learner instanceof ModelLearner model)) {
            return;
        }
        if (model.estimator() instanceof ALS als) {
            RatingCheck.check(als, rows);
        } else if (model.estimator() instanceof MultilayerPerceptronClassifier perceptron) {
            Vector first = rows.select(features).head().getAs(0);
            LayerCheck.check(perceptron, first.size(), classes);
        }
    }
}
