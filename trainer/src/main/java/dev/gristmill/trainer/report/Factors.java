package dev.gristmill.trainer.report;

import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** The factors of a factorization machine (Rendle 2010). */
final class Factors {

    private Factors() {}

    /**
     * How long the factors of each feature are. Two features that are 1 together add the product of their factors to the
     * prediction, which is at most the product of the lengths.
     *
     * @param factors features x factors
     */
    static Vector lengths(Matrix factors) {
        double[] lengths = new double[factors.numRows()];
        for (int feature = 0; feature < factors.numRows(); feature++) {
            for (int factor = 0; factor < factors.numCols(); factor++) {
                double value = factors.apply(feature, factor);
                lengths[feature] += value * value;
            }
            lengths[feature] = Math.sqrt(lengths[feature]);
        }
        return Vectors.dense(lengths);
    }
}
