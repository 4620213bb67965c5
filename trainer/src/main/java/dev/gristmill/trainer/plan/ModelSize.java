package dev.gristmill.trainer.plan;

import dev.gristmill.trainer.internals.SparkModelSize;
import java.util.OptionalLong;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * About how large a model becomes, before it is trained.
 *
 * @param bytes in memory; empty when nothing tells
 * @param method how it was found out
 */
record ModelSize(OptionalLong bytes, String method) {

    /** A node of a tree with its split, its impurity statistics and the objects' headers, measured at 100 to 160. */
    private static final long NODE_BYTES = 150;

    private static final int DEEPEST_FULL_TREE = 30;
    private static final ModelSize UNKNOWN =
            new ModelSize(OptionalLong.empty(), "Spark makes no estimate for this algorithm");

    /** Of an algorithm whose result is a table: no model is held. */
    static ModelSize ofTable() {
        return new ModelSize(OptionalLong.empty(), "the result is a table, and no model");
    }

    /**
     * The size of the model that an estimator would fit.
     *
     * @param sample rows as the estimator reads them
     * @param trainRows how many rows there will be to train on
     * @param size of the feature vector; 0 for none
     */
    static ModelSize of(Estimator<?> estimator, Dataset<Row> sample, long trainRows, int size) {
        OptionalLong estimate = SparkModelSize.estimate(estimator, sample);
        if (estimate.isPresent()) {
            return new ModelSize(estimate, "Spark's own estimate");
        }
        if (estimator.hasParam("maxDepth")) {
            return ofTrees(estimator, trainRows);
        }
        return estimator.hasParam("k") && size > 0
                ? new ModelSize(
                        OptionalLong.of(number(estimator, "k") * size * Double.BYTES),
                        "k centres of " + size + " numbers")
                : UNKNOWN;
    }

    /** Full trees at most, but never more leaves than rows. */
    private static ModelSize ofTrees(Params estimator, long trainRows) {
        long trees = 1;
        if (estimator.hasParam("numTrees")) {
            trees = number(estimator, "numTrees");
        } else if (estimator.hasParam("maxIter")) {
            trees = number(estimator, "maxIter");
        }
        long depth = Math.min(DEEPEST_FULL_TREE, number(estimator, "maxDepth"));
        long nodes = Math.min((2L << depth) - 1, 2 * Math.max(1, trainRows) - 1);
        return new ModelSize(
                OptionalLong.of(trees * nodes * NODE_BYTES), "at most " + trees + " trees of " + nodes + " nodes");
    }

    private static long number(Params params, String name) {
        return ((Number) params.getOrDefault(params.getParam(name))).longValue();
    }
}
