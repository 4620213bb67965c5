package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.Task;
import dev.gristmill.trainer.ProductSession;
import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are worked out by hand from the four training rows: x is 1, 2, 3 and missing; c is a, a, b, c. */
final class FeaturePlanSparkTest {

    private final Dataset<Row> rows = ProductSession.session()
            .sql("SELECT * FROM VALUES (0L, 1.0D, 10, 'a'), (1L, 2.0D, 20, 'a'), (2L, 3.0D, 30, 'b'), "
                    + "(3L, CAST(NULL AS DOUBLE), 60, 'c') AS t(id, x, n, c)");

    @ParameterizedTest
    @CsvSource({"mean, 2.0", "median, 2.0"})
    void imputesAMissingNumber(String how, double expected) {
        assertThat(column("- {columns: [x], impute: " + how + "}", 0)).containsExactly(1, 2, 3, expected);
    }

    @Test
    void imputesTheMostFrequentNumber() {
        Dataset<Row> more = rows.union(ProductSession.session().sql("SELECT 4L, 3.0D, 0, 'a'"));
        assertThat(vectors("- {columns: [x], impute: mode}", more, more).get(3).apply(0))
                .isEqualTo(3.0);
    }

    @Test
    void scalesToMeanZeroAndDeviationOne() {
        // n: mean 30, variance (400 + 100 + 0 + 900) / 3
        double deviation = Math.sqrt(1400.0 / 3);
        assertThat(column("- {columns: [n], scale: standard}", 0))
                .containsExactly(new double[] {-20 / deviation, -10 / deviation, 0, 30 / deviation}, within(1e-12));
    }

    @Test
    void scalesToTheRangeZeroToOne() {
        assertThat(column("- {columns: [n], scale: min-max}", 0))
                .containsExactly(new double[] {0, 0.2, 0.4, 1}, within(1e-12));
    }

    @Test
    void scalesByTheLargestAbsoluteValue() {
        assertThat(column("- {columns: [n], scale: max-abs}", 0))
                .containsExactly(new double[] {1.0 / 6, 1.0 / 3, 0.5, 1}, within(1e-12));
    }

    @Test
    void scalesByMedianAndInterquartileRange() {
        // Spark's quantiles are of the data: 10 at 0.25, 20 at 0.5, 30 at 0.75
        assertThat(column("- {columns: [n], scale: robust}", 0))
                .containsExactly(new double[] {-0.5, 0, 0.5, 2}, within(1e-12));
    }

    @Test
    void givesEveryLevelAnIndicatorTheMostFrequentFirst() {
        List<Vector> vectors = vectors("- {columns: [c], encode: one-hot}", rows, rows);
        assertThat(vectors).extracting(Vector::size).containsOnly(4);
        assertThat(vectors.get(0).toArray()).containsExactly(1, 0, 0, 0);
        assertThat(vectors.get(2).toArray()).containsExactly(0, 1, 0, 0);
        assertThat(vectors.get(3).toArray()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void givesEveryLevelItsIndex() {
        assertThat(column("- {columns: [c], encode: ordinal}", 0)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void keepsALevelThatTrainingDidNotSee() {
        Dataset<Row> unseen = ProductSession.session().sql("SELECT 9L AS id, 1.0D AS x, 1 AS n, 'z' AS c");
        assertThat(vectors("- {columns: [c], encode: one-hot}", rows, unseen)
                        .get(0)
                        .toArray())
                .containsExactly(0, 0, 0, 1);
        assertThat(vectors("- {columns: [c], encode: ordinal}", rows, unseen)
                        .get(0)
                        .toArray())
                .containsExactly(3);
    }

    @Test
    void refusesALevelThatTrainingDidNotSeeWhenAskedTo() {
        Dataset<Row> unseen = ProductSession.session().sql("SELECT 9L AS id, 1.0D AS x, 1 AS n, 'z' AS c");
        assertThatThrownBy(() -> vectors("- {columns: [c], encode: one-hot, unseen: error}", rows, unseen))
                .rootCause()
                .hasMessageContaining("Unseen label: z");
    }

    @Test
    void letsALaterRuleStartFromAnEarlierOnesValues() {
        assertThat(column("- {columns: [x], impute: mean}\n- {columns: [x], scale: min-max}", 0))
                .containsExactly(new double[] {0, 0.5, 1, 0.5}, within(1e-12));
    }

    @Test
    void ordersTheVectorByTheRulesThatNameAColumnLast() {
        List<Vector> vectors = vectors(
                "- {columns: [x, n], impute: mean}\n- {columns: [c], encode: ordinal}\n- {columns: [x], scale: min-max}",
                rows,
                rows);
        assertThat(vectors.get(2).toArray()).containsExactly(30, 1, 1);
    }

    @Test
    void derivesColumnsFromColumnsDerivedBefore() {
        assertThat(TestPlan.of(
                                rows,
                                "derive: {twice: 'n * 2', more: 'twice + 1'}\nfeatures: [{columns: [more, twice]}]")
                        .fitted(rows)
                        .vectors(rows)
                        .get(0)
                        .toArray())
                .containsExactly(21, 20);
    }

    @Test
    void knowsWhichColumnsItReadsAndWhichMayBeMissing() {
        FeaturePlan plan = TestPlan.ofRules(
                        rows, "- {columns: [x], impute: mean}\n- {columns: [n]}\n- {columns: [c], encode: ordinal}")
                .plan();
        assertThat(plan.columns()).containsExactly("x", "n", "c");
        assertThat(plan.mayBeMissing()).containsExactly("x", "c");
    }

    @Test
    void namesItsStagesAfterTheRulesThatTheyComeFrom() {
        FeaturePlan plan = TestPlan.ofRules(rows, "- {columns: [x], impute: mean, scale: standard}")
                .plan();
        assertThat(plan.stages(Task.REGRESSION))
                .extracting(PipelineStage::uid)
                .containsExactly("features_0_impute", "features_0_assemble", "features_0_scale", "assemble");
    }

    private double[] column(String features, int index) {
        return vectors(features, rows, rows).stream()
                .mapToDouble(vector -> vector.apply(index))
                .toArray();
    }

    private static List<Vector> vectors(String features, Dataset<Row> train, Dataset<Row> scored) {
        return TestPlan.ofRules(train, features).fitted(train).vectors(scored);
    }
}
