package dev.gristmill.trainer.internals;

import java.util.OptionalLong;
import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;

/**
 * How large spark.ml expects a model to be: {@code Estimator.estimateModelSize}, which Spark's own model cache goes by
 * and no public member offers.
 */
public final class SparkModelSize {

    private SparkModelSize() {}

    /**
     * Bytes in memory; empty for an estimator that makes no estimate, as those of trees.
     *
     * @param rows as the estimator would read them; some are enough
     */
    public static OptionalLong estimate(Estimator<?> estimator, Dataset<?> rows) {
        try {
            return OptionalLong.of(estimator.estimateModelSize(rows));
        } catch (UnsupportedOperationException e) {
            return OptionalLong.empty();
        }
    }
}
