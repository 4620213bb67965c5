package dev.gristmill.trainer.report;

import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** What a unit of a feature says for one class and against another in a naive Bayes model. */
final class Evidence {

    private static final String BERNOULLI = "bernoulli";

    private Evidence() {}

    /**
     * By how much one unit more of each feature moves the logarithms of two classes' probabilities apart: of the two
     * classes that it moves most. Of a Bernoulli model the unit is that the feature is there, which makes its absence
     * count too.
     */
    static Vector of(NaiveBayesModel model) {
        Matrix logs = model.theta();
        boolean bernoulli = BERNOULLI.equals(model.getModelType());
        double[] spreads = new double[logs.numCols()];
        for (int feature = 0; feature < spreads.length; feature++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int label = 0; label < logs.numRows(); label++) {
                double log = logs.apply(label, feature);
                double weight = bernoulli ? log - Math.log1p(-Math.exp(log)) : log;
                least = Math.min(least, weight);
                most = Math.max(most, weight);
            }
            spreads[feature] = most - least;
        }
        return Vectors.dense(spreads);
    }
}
