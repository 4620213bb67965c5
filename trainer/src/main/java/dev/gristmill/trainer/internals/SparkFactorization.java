package dev.gristmill.trainer.internals;

import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@code ALS} keeps to itself: how it reads ids, and the constructor of its model. */
public final class SparkFactorization {

    private SparkFactorization() {}

    /** A column of ids as integers: reading it fails where a value is null or no integer of 32 bits. */
    public static Column integers(ALS estimator, Dataset<Row> rows, String column) {
        return estimator.checkIntegers(rows, column);
    }

    /**
     * A model of these factors.
     *
     * @param users rows of {@code id} and {@code features}, as many numbers as the estimator's rank
     * @param items the same
     */
    public static ALSModel als(ALS estimator, Dataset<Row> users, Dataset<Row> items) {
        // The model has no defaults of its own for these
        ALSModel model = new ALSModel(estimator.uid(), estimator.getRank(), users, items)
                .setUserCol(estimator.getUserCol())
                .setItemCol(estimator.getItemCol())
                .setColdStartStrategy(estimator.getColdStartStrategy());
        return SparkModels.like(estimator, model);
    }
}
