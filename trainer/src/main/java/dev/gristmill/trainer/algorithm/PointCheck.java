package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.HashSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Refuses more clusters than there are different rows: Spark would find fewer and not say so. */
final class PointCheck {

    private PointCheck() {}

    /** Checks the number of clusters. Mostly the first rows show that there are enough different ones. */
    static void check(int k, Dataset<Row> rows, String features) {
        Dataset<Row> points = rows.select(features);
        if (new HashSet<>(points.takeAsList(2 * k)).size() >= k) {
            return;
        }
        long different = points.distinct().limit(k).count();
        if (different < k) {
            throw new GristmillException(
                    TrainerErrors.FEW_POINTS,
                    "Cannot train: " + k + " clusters are wanted, and the training rows have " + different
                            + " different feature vectors",
                    "algorithm.params.k",
                    "lower algorithm.params.k, or train on more rows");
        }
    }
}
