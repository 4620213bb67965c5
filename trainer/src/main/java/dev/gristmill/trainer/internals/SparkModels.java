package dev.gristmill.trainer.internals;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.regression.LinearRegressionModel;

/**
 * Models of spark.ml from their numbers. Scala keeps the constructors to Spark, since only {@code fit} is meant to make
 * models; Gristmill's own fits make the same ones.
 */
public final class SparkModels {

    private SparkModels() {}

    /**
     * A logistic regression.
     *
     * @param coefficients 1 x features for two classes, else classes x features
     * @param intercepts as many as there are rows of coefficients
     */
    public static LogisticRegressionModel logisticRegression(
            Estimator<?> estimator, Matrix coefficients, Vector intercepts, int classes) {
        return like(
                estimator,
                new LogisticRegressionModel(
                        estimator.uid(), coefficients, intercepts, classes, coefficients.numRows() > 1));
    }

    /** A linear regression. */
    public static LinearRegressionModel linearRegression(
            Estimator<?> estimator, Vector coefficients, double intercept) {
        return like(estimator, new LinearRegressionModel(estimator.uid(), coefficients, intercept));
    }

    /** A linear support vector machine. */
    public static LinearSVCModel linearSvc(Estimator<?> estimator, Vector coefficients, double intercept) {
        return like(estimator, new LinearSVCModel(estimator.uid(), coefficients, intercept));
    }

    /** Clusters around centres, of Euclidean distance. */
    public static KMeansModel kMeans(Estimator<?> estimator, double[][] centers) {
        var vectors = new org.apache.spark.mllib.linalg.Vector[centers.length];
        for (int i = 0; i < centers.length; i++) {
            vectors[i] = org.apache.spark.mllib.linalg.Vectors.dense(centers[i]);
        }
        return like(
                estimator,
                new KMeansModel(estimator.uid(), new org.apache.spark.mllib.clustering.KMeansModel(vectors)));
    }

    /** The model with the parameters of the estimator that it could have come from. */
    public static <M extends Model<M>> M like(Estimator<?> estimator, M model) {
        for (Param<?> parameter : estimator.params()) {
            if (estimator.isSet(parameter) && model.hasParam(parameter.name())) {
                copy(estimator, parameter, model);
            }
        }
        return model;
    }

    private static <T> void copy(Params from, Param<T> parameter, Params to) {
        @SuppressWarnings("unchecked") // a parameter of that name is of the same type in estimator and model
        Param<T> target = (Param<T>) to.getParam(parameter.name());
        to.set(target, from.getOrDefault(parameter));
    }
}
