package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.List;
import java.util.Objects;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.GBTClassificationModel;
import org.apache.spark.ml.classification.GBTClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class GbtClassifierLearnerSparkTest extends LearnerContract {

    /** One past the tree after which margins are made from the rows. */
    private static final int TREES = 11;
    /** Some hundred terms around 1, added up in another order. */
    private static final Offset<Double> SUMMED_OTHERWISE = Offset.offset(1e-12);

    @Override
    IterativeLearner learner() {
        return new GbtClassifierLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setMaxIter(3)
                        .setMaxDepth(4)
                        .setWeightCol("weight")
                        .setSubsamplingRate(0.7)
                        .setFeatureSubsetStrategy("sqrt")
                        .setMinWeightFractionPerNode(0.05),
                plain());
    }

    private static GBTClassifier plain() {
        return new GBTClassifier()
                .setMaxIter(TREES)
                .setMaxDepth(2)
                .setStepSize(0.3)
                .setSeed(5);
    }

    /** The trees that spark.ml grows when it is told to grow all of them. */
    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
        GBTClassifier all = ((GBTClassifier) estimator).copy(ParamMap.empty());
        requireParity(warm.model(), all.setMaxIter(2 * cold.iteration()), rows());
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        GBTClassificationModel found = (GBTClassificationModel) model;
        GBTClassificationModel expected = ((GBTClassifier) textbook).fit(rows);

        assertThat(found.toDebugString()).isEqualTo(expected.toDebugString());
        assertThat(found.treeWeights()).isEqualTo(expected.treeWeights());
        assertThat(found.featureImportances()).isEqualTo(expected.featureImportances());
        SameTrees.require(found.trees(), expected.trees());
        for (Row row : rows.select("features").limit(20).collectAsList()) {
            Vector features = row.getAs(0);
            assertThat(found.predictProbability(features)).isEqualTo(expected.predictProbability(features));
        }
    }

    @Test
    void tellsTheMeanLossAndLeavesNothingInMemory() {
        Dataset<Row> rows = makeRows();
        rows.count();
        var before = ProductSession.cached();
        GBTClassifier estimator = plain().setMaxIter(2);
        try (PreparedView view = new PreparedView(estimator, rows);
                IterativeFit fit = learner().begin(view)) {
            fit.advance();
            Iteration second = fit.advance();

            assertThat(second.number()).isEqualTo(2);
            // Spark's own measure of the same model
            double expected = ((GBTClassificationModel) fit.model()).evaluateEachIteration(rows)[1];
            assertThat(Objects.requireNonNull(second.loss())).isCloseTo(expected, SUMMED_OTHERWISE);
        }

        assertThat(ProductSession.cached()).isEqualTo(before);
        rows.unpersist();
    }

    @Test
    void isAsBeforeAfterAnIterationThatFailed() {
        Dataset<Row> rows = makeRows();
        GBTClassifier estimator = plain().setMaxIter(2);
        SparkContext context = ProductSession.session().sparkContext();
        try (PreparedView view = new PreparedView(estimator, rows);
                IterativeFit fit = learner().begin(view)) {
            fit.advance();
            LearnerState before = fit.state();
            context.setJobGroup("failing", "every job of it is cancelled", false);
            context.cancelJobGroupAndFutureJobs("failing");

            assertThatThrownBy(fit::advance).isInstanceOf(SparkException.class);

            context.clearJobGroup();
            requireSame(fit.state(), before);
            fit.advance();
            requireParity(fit.model(), estimator, rows);
        }
        rows.unpersist();
    }

    @Test
    void leavesRowsForValidationToSparkMl() {
        assertThat(learner().refusal(plain().setValidationIndicatorCol("held")))
                .contains("it knows no validationIndicatorCol");
    }
}
