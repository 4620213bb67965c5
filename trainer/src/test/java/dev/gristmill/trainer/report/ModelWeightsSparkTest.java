package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.report.Importance.Kind;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.FMRegressionModel;
import org.apache.spark.ml.regression.FMRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What models tell of their features, against what can be worked out by hand. */
final class ModelWeightsSparkTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void tellsHowFarNaiveBayesMovesClassesApart() {
        // Counts of class 0 are 4 and 0, of class 1 they are 0 and 2; smoothing adds 1 to each
        assertThat(rows(new NaiveBayes().fit(counts()), Kind.EVIDENCE)[0])
                .containsExactly(
                        new double[] {Math.log(5.0 / 6 / (1.0 / 4)), Math.log(3.0 / 4 / (1.0 / 6))}, within(ROUNDING));
    }

    @Test
    void countsAbsenceInABernoulliModel() {
        Dataset<Row> flags = features(counts().selectExpr("label", "double(a > 0) AS a", "double(b > 0) AS b"));
        // Of the two rows of class 0 both have a and none has b: 3/4 and 1/4; the row of class 1 has b alone: 1/3 and
        // 2/3
        double[] expected = {logit(3.0 / 4) - logit(1.0 / 3), logit(2.0 / 3) - logit(1.0 / 4)};
        assertThat(rows(new NaiveBayes().setModelType("bernoulli").fit(flags), Kind.EVIDENCE)[0])
                .containsExactly(expected, within(ROUNDING));
    }

    @Test
    void tellsTheCoefficientsAndTheFactorsOfAFactorizationMachine() {
        Matrix factors = new DenseMatrix(2, 2, new double[] {3, 0, 4, -2});
        assertThat(Factors.lengths(factors)).isEqualTo(Vectors.dense(5, 2));

        FMRegressionModel model =
                new FMRegressor().setFactorSize(2).setMaxIter(1).setSeed(1).fit(counts());
        double[][] rows = rows(model, Kind.FACTORS);
        assertThat(rows[0]).isEqualTo(model.linear().toArray());
        for (int feature = 0; feature < 2; feature++) {
            assertThat(rows[1][feature])
                    .isCloseTo(
                            Math.hypot(
                                    model.factors().apply(feature, 0),
                                    model.factors().apply(feature, 1)),
                            within(ROUNDING));
        }
        assertThat(Objects.requireNonNull(ModelWeights.of(model)).labels()).containsExactly("linear", "factors");
    }

    @Test
    void multipliesTheConnectionsOfANetworkAlongEachPath() {
        // Inputs to hidden units by columns, then their intercepts; hidden units to outputs, then theirs
        double[] weights = {1, 2, 3, 4, 0.5, 0.5, -1, 0, 1, 2, 9, 9};
        assertThat(Connections.of(new int[] {2, 2, 2}, weights)).isEqualTo(new DenseMatrix(2, 2, new double[] {
            1 * -1 + 2 * 1, 2 * 2, 3 * -1 + 4 * 1, 4 * 2
        }));

        // Without hidden units they are what a unit more adds to the output
        MultilayerPerceptronClassificationModel model = new MultilayerPerceptronClassifier()
                .setLayers(new int[] {2, 2})
                .setMaxIter(3)
                .setSeed(1)
                .fit(counts());
        double[][] rows = rows(model, Kind.CONNECTION);
        Vector nothing = model.predictRaw(Vectors.dense(0, 0));
        for (int feature = 0; feature < 2; feature++) {
            Vector unit = model.predictRaw(Vectors.dense(1 - feature, feature));
            for (int label = 0; label < 2; label++) {
                assertThat(rows[label][feature]).isCloseTo(unit.apply(label) - nothing.apply(label), within(1e-9));
            }
        }
    }

    @Test
    void tellsTheCoefficientsOfEveryClassOfOneAgainstTheRest() {
        LogisticRegression one = new LogisticRegression().setMaxIter(2);
        OneVsRestModel model = new OneVsRest().setClassifier(one).fit(counts());
        double[][] rows = rows(model, Kind.COEFFICIENT);
        for (int label = 0; label < 2; label++) {
            assertThat(rows[label])
                    .isEqualTo(((LogisticRegressionModel) model.models()[label])
                            .coefficients()
                            .toArray());
        }
        OneVsRestModel trees =
                new OneVsRest().setClassifier(new DecisionTreeClassifier()).fit(counts());
        assertThat(ModelWeights.of(trees)).isNull();
        assertThat(Silence.of(trees)).startsWith("There is a model for each class, and they are not linear");
    }

    @Test
    void saysWhyThereIsNothingToTell() {
        Transformer gaussian = new NaiveBayes().setModelType("gaussian").fit(counts());
        assertThat(ModelWeights.of(gaussian)).isNull();
        assertThat(Silence.of(gaussian)).startsWith("A Gaussian naive Bayes model judges each value");
        assertThat(Silence.of(null)).isEqualTo("The algorithm gives a table and no model");
        assertThat(Silence.of(new VectorAssembler()))
                .isEqualTo("How VectorAssembler weighs its features is not known here");
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    private static double[][] rows(Transformer model, Kind kind) {
        ModelWeights weights = Objects.requireNonNull(ModelWeights.of(model));
        assertThat(weights.kind()).isEqualTo(kind);
        double[][] rows = new double[weights.values().rows()][weights.values().size()];
        weights.values().forEach((row, place, value) -> rows[row][place] = value);
        return rows;
    }

    private static Dataset<Row> counts() {
        return features(ProductSession.session()
                .sql("SELECT * FROM VALUES (0D, 1D, 0D), (0D, 3D, 0D), (1D, 0D, 2D) AS t(label, a, b)"));
    }

    private static Dataset<Row> features(Dataset<Row> rows) {
        return new VectorAssembler()
                .setInputCols(List.of("a", "b").toArray(String[]::new))
                .setOutputCol("features")
                .transform(rows);
    }
}
