package dev.gristmill.trainer.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.GBTRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.ml.tree.Split;
import org.apache.spark.mllib.tree.impurity.GiniCalculator;
import org.apache.spark.mllib.tree.impurity.ImpurityCalculator;
import org.junit.jupiter.api.Test;

/** Models with planted parameters. */
final class ModelCheckTest {

    @Test
    void refusesParametersThatAreNoNumbers() {
        assertThat(refused(Vectors.dense(1, Double.NaN), 0))
                .isEqualTo(
                        "TRAIN-422 Cannot use the trained model: its parameters are not finite numbers, in coefficients"
                                + " (1)");
        assertThat(refused(Vectors.dense(1, Double.NaN), Double.POSITIVE_INFINITY))
                .endsWith("coefficients (1), intercept (1)");
    }

    @Test
    void takesParametersThatAreNumbers() {
        assertThatCode(() -> ModelCheck.check(linear(Vectors.dense(1, -2), 3))).doesNotThrowAnyException();
        Matrix coefficients = Matrices.dense(3, 2, new double[] {1, 2, 3, 4, 5, 6});
        LogisticRegressionModel multinomial =
                new LogisticRegressionModel("many", coefficients, Vectors.dense(1, 2, 3), 3, true);
        assertThatCode(() -> ModelCheck.check(multinomial)).doesNotThrowAnyException();
    }

    @Test
    void looksIntoTrees() {
        ImpurityCalculator counts = new GiniCalculator(new double[] {1, 1}, 2);
        Node good = new LeafNode(1, 0.5, counts);
        Node bad = new LeafNode(Double.NaN, 0.5, counts);
        DecisionTreeRegressionModel sound = tree(new InternalNode(0, 0.5, 0.1, good, good, at(2), counts));
        DecisionTreeRegressionModel leaf = tree(new InternalNode(0, 0.5, 0.1, good, bad, at(2), counts));
        DecisionTreeRegressionModel split =
                tree(new InternalNode(0, 0.5, 0.1, good, good, at(Double.POSITIVE_INFINITY), counts));

        assertThatCode(() -> ModelCheck.check(sound)).doesNotThrowAnyException();
        assertThat(refused(leaf)).endsWith("in rootNode (1)");
        assertThat(refused(split)).endsWith("in rootNode (1)");
        assertThat(refused(new RandomForestRegressionModel(
                        "forest", new DecisionTreeRegressionModel[] {sound, leaf, split}, 1)))
                .endsWith("in trees (2)");
        assertThat(refused(new GBTRegressionModel(
                        "boosted",
                        new DecisionTreeRegressionModel[] {leaf},
                        new double[] {Double.POSITIVE_INFINITY},
                        1)))
                .endsWith("in javaTreeWeights (1), treeWeights (1), trees (1)");
    }

    @Test
    void findsSingularCovariances() {
        assertThat(MixtureCheck.singular(square(2, 1, 1, 2))).isFalse();
        assertThat(MixtureCheck.singular(square(1e-20, 0, 0, 1e20))).isFalse();
        assertThat(MixtureCheck.singular(square(1, 2, 2, 4))).isTrue();
        assertThat(MixtureCheck.singular(square(1, 0, 0, 0))).isTrue();
        assertThat(MixtureCheck.singular(square(1, 0, 0, Double.NaN))).isTrue();
    }

    private static String refused(Vector coefficients, double intercept) {
        return refused(linear(coefficients, intercept));
    }

    private static String refused(Transformer model) {
        GristmillException refused = catchThrowableOfType(GristmillException.class, () -> ModelCheck.check(model));
        return refused.code().id() + " " + refused.getMessage();
    }

    private static LinearRegressionModel linear(Vector coefficients, double intercept) {
        return new LinearRegressionModel("line", coefficients, intercept, 1.0);
    }

    private static DecisionTreeRegressionModel tree(Node root) {
        return new DecisionTreeRegressionModel("tree", root, 1);
    }

    private static Split at(double threshold) {
        return new ContinuousSplit(0, threshold);
    }

    private static Matrix square(double... columns) {
        return Matrices.dense(2, 2, columns);
    }
}
