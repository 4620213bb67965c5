package dev.gristmill.trainer.report;

import dev.gristmill.trainer.report.Importance.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.FMClassificationModel;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.AFTSurvivalRegressionModel;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.FMRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.jspecify.annotations.Nullable;

/**
 * What models of spark.ml tell of their features.
 *
 * @param kind what the values are
 * @param values one row for the whole model, or several
 * @param labels of the rows; empty for one row, and for rows that stand for classes
 */
record ModelWeights(Kind kind, PlaceValues values, List<String> labels) {

    private static final String GAUSSIAN = "gaussian";

    /** Those of a model; null for a model that has none. */
    static @Nullable ModelWeights of(Transformer model) {
        Vector coefficients = coefficients(model);
        if (coefficients != null) {
            return one(Kind.COEFFICIENT, coefficients);
        }
        Vector gains = gains(model);
        if (gains != null) {
            return one(Kind.IMPORTANCE, gains);
        }
        if (model instanceof LogisticRegressionModel logistic) {
            return new ModelWeights(Kind.COEFFICIENT, PlaceValues.of(logistic.coefficientMatrix()), List.of());
        } else if (model instanceof OneVsRestModel several) {
            return several(several);
        } else if (model instanceof FMClassificationModel machine) {
            return machine(machine.linear(), machine.factors());
        } else if (model instanceof FMRegressionModel machine) {
            return machine(machine.linear(), machine.factors());
        } else if (model instanceof NaiveBayesModel bayes && !GAUSSIAN.equals(bayes.getModelType())) {
            return one(Kind.EVIDENCE, Evidence.of(bayes));
        } else if (model instanceof MultilayerPerceptronClassificationModel network) {
            return new ModelWeights(Kind.CONNECTION, PlaceValues.of(Connections.of(network)), List.of());
        }
        return null;
    }

    private static ModelWeights one(Kind kind, Vector values) {
        return new ModelWeights(kind, PlaceValues.of(List.of(values)), List.of());
    }

    private static ModelWeights machine(Vector linear, Matrix factors) {
        return new ModelWeights(
                Kind.FACTORS, PlaceValues.of(List.of(linear, Factors.lengths(factors))), List.of("linear", "factors"));
    }

    /** One row for each class where all models are linear. */
    private static @Nullable ModelWeights several(OneVsRestModel several) {
        List<Vector> rows = new ArrayList<>();
        for (Transformer model : several.models()) {
            Vector row = model instanceof LogisticRegressionModel logistic
                            && logistic.coefficientMatrix().numRows() == 1
                    ? logistic.coefficients()
                    : coefficients(model);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return new ModelWeights(Kind.COEFFICIENT, PlaceValues.of(rows), List.of());
    }

    private static @Nullable Vector coefficients(Transformer model) {
        if (model instanceof LinearSVCModel machine) {
            return machine.coefficients();
        } else if (model instanceof LinearRegressionModel linear) {
            return linear.coefficients();
        } else if (model instanceof GeneralizedLinearRegressionModel linear) {
            return linear.coefficients();
        } else if (model instanceof AFTSurvivalRegressionModel survival) {
            return survival.coefficients();
        }
        return null;
    }

    private static @Nullable Vector gains(Transformer model) {
        if (model instanceof DecisionTreeClassificationModel tree) {
            return tree.featureImportances();
        } else if (model instanceof DecisionTreeRegressionModel tree) {
            return tree.featureImportances();
        } else if (model instanceof RandomForestClassificationModel forest) {
            return forest.featureImportances();
        } else if (model instanceof RandomForestRegressionModel forest) {
            return forest.featureImportances();
        } else if (model instanceof GBTClassificationModel boosting) {
            return boosting.featureImportances();
        } else if (model instanceof GBTRegressionModel boosting) {
            return boosting.featureImportances();
        }
        return null;
    }
}
