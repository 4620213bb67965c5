package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RandomForestClassifierLearnerSparkTest extends LearnerContract {

    /** One group. */
    private static final int FEW = 2;
    /** Between forests of other seeds the standard deviation is 0.01; trees of half the depth add 0.035. */
    private static final Offset<Double> SEED = Offset.offset(0.02);

    private final Dataset<Row> all = CategoricalRows.make();

    @Override
    IterativeLearner learner() {
        return new RandomForestClassifierLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(
                plain().setNumTrees(9).setWeightCol("weight").setImpurity("entropy"),
                plain().setNumTrees(FEW).setLabelCol("classes").setFeatureSubsetStrategy("0.7"),
                plain().setNumTrees(1).setBootstrap(false));
    }

    private static RandomForestClassifier plain() {
        return new RandomForestClassifier()
                .setFeaturesCol("mixed")
                .setMaxDepth(4)
                .setSeed(5);
    }

    @Override
    Dataset<Row> makeRows() {
        return all.where("pmod(hash(number), 2) = 0").cache();
    }

    @AfterAll
    void dropAll() {
        all.unpersist();
    }

    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        RandomForestClassificationModel found = (RandomForestClassificationModel) warm.model();
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
        SameTrees.requireAppended(found.trees(), ((RandomForestClassificationModel) cold.model()).trees());
        // Or it could not be read again
        assertThat(found.getNumTrees()).isEqualTo(found.trees().length);
        if (cold.iteration() > FEW) {
            RandomForestClassifier all = ((RandomForestClassifier) estimator).copy(ParamMap.empty());
            assertThat(brier(found))
                    .isCloseTo(brier(all.setNumTrees(found.trees().length).fit(rows())), SEED);
        }
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        RandomForestClassificationModel found = (RandomForestClassificationModel) model;
        RandomForestClassificationModel expected = ((RandomForestClassifier) textbook).fit(rows);

        assertThat(found.trees()).hasSameSizeAs(expected.trees());
        if (found.trees().length > FEW) {
            assertThat(brier(found)).isCloseTo(brier(expected), SEED);
        } else {
            assertThat(SameTrees.byCategories(expected.trees())).isTrue();
            assertThat(found.toDebugString()).isEqualTo(expected.toDebugString());
            assertThat(found.featureImportances()).isEqualTo(expected.featureImportances());
            SameTrees.require(found.trees(), expected.trees());
        }
    }

    /** The mean square of how far the probability is from the label, over rows that no tree has seen. */
    private double brier(RandomForestClassificationModel model) {
        double sum = 0;
        List<Row> heldOut =
                all.where("pmod(hash(number), 2) = 1").select("mixed", "label").collectAsList();
        for (Row row : heldOut) {
            Vector features = row.getAs(0);
            double off = model.predictProbability(features).apply(1) - row.getDouble(1);
            sum += off * off;
        }
        return sum / heldOut.size();
    }

    @Test
    void growsAtMostFourGroupsAndLeavesNothingInMemory() {
        Dataset<Row> rows = makeRows();
        rows.count();
        var before = ProductSession.cached();
        try (PreparedView view = new PreparedView(plain().setNumTrees(25).setMaxDepth(1), rows);
                IterativeFit fit = learner().begin(view)) {
            assertThat(fit.advance()).isEqualTo(new Iteration(7, null, null));
            assertThat(fit.advance()).isEqualTo(new Iteration(14, null, null));
            assertThat(fit.maxIterations()).isEqualTo(25);
            assertThat(((RandomForestClassificationModel) fit.model()).getNumTrees())
                    .isEqualTo(14);
        }

        assertThat(ProductSession.cached()).isEqualTo(before);
        rows.unpersist();
    }
}
