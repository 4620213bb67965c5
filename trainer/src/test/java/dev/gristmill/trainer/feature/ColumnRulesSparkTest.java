package dev.gristmill.trainer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values are worked out by hand from four rows. What is fitted scores raw rows, which have no label. */
final class ColumnRulesSparkTest {

    private static final Dataset<Row> ROWS = ProductSession.session()
            .sql("SELECT * FROM VALUES"
                    + " (0L, 1.0D, 10, true, 'a', 'Red wine, red', date'2001-01-07', timestamp'2001-01-07 06:30:00', 1.0D),"
                    + " (1L, double('NaN'), 20, false, 'a', 'the wine', date'2001-03-31', timestamp'2001-03-31 23:59:00', 0.0D),"
                    + " (2L, NULL, 30, NULL, NULL, NULL, date'2001-12-31', timestamp'2001-12-31 00:00:00', 0.0D),"
                    + " (3L, 7.0D, 60, true, 'b', 'beer', date'2001-01-07', timestamp'2001-01-07 06:30:00', 1.0D)"
                    + " AS t(id, x, n, b, c, s, d, ts, __label)")
            .coalesce(1);

    @TempDir
    Path folder;

    /** Rules, and for each the vectors of the four rows. */
    static List<Case> rules() {
        double ln2 = Math.log(2);
        double ln8 = Math.log(8);
        double rare = Math.log(5.0 / 2);
        double common = Math.log(5.0 / 3);
        return List.of(
                of("{columns: [d], date: [year, quarter, month, week, day, weekday, day-of-year]}", new double[][] {
                    {2001, 1, 1, 1, 7, 1, 7},
                    {2001, 1, 3, 13, 31, 7, 90},
                    {2001, 4, 12, 1, 31, 2, 365},
                    {2001, 1, 1, 1, 7, 1, 7}
                }),
                of("{columns: [ts], date: [hour, minute]}", new double[][] {{6, 30}, {23, 59}, {0, 0}, {6, 30}}),
                of("{columns: [d], date: [quarter, weekday], encode: one-hot}", new double[][] {
                    {1, 0, 0, 1, 0, 0, 0}, {1, 0, 0, 0, 0, 1, 0}, {0, 1, 0, 0, 1, 0, 0}, {1, 0, 0, 1, 0, 0, 0}
                }),
                of("{columns: [d], date: [month], scale: max-abs}", new double[][] {{1.0 / 12}, {0.25}, {1}, {1.0 / 12}
                }),
                of(
                        "{columns: [x, n], impute: mean, indicator: true}",
                        new double[][] {{1, 0, 10, 0}, {4, 1, 20, 0}, {4, 1, 30, 0}, {7, 0, 60, 0}}),
                of("{columns: [b], impute: mode, indicator: true}", new double[][] {{1, 0}, {0, 0}, {1, 1}, {1, 0}}),
                of(
                        "{columns: [x], impute: {constant: -1}, indicator: true}",
                        new double[][] {{1, 0}, {-1, 1}, {-1, 1}, {7, 0}}),
                of("{columns: [b], impute: {constant: false}}", new double[][] {{1}, {0}, {0}, {1}}),
                of("{columns: [c], impute: {constant: \"it's\"}, encode: ordinal}", new double[][] {{0}, {0}, {2}, {1}
                }),
                of(
                        "{columns: [x], impute: mean, indicator: true, clip: {min: 2, max: 5}}",
                        new double[][] {{2, 0}, {4, 1}, {4, 1}, {5, 0}}),
                of("{columns: [n], clip: {max: 25}}", new double[][] {{10}, {20}, {25}, {25}}),
                of("{columns: [x], impute: {constant: 1}, log: true}", new double[][] {{ln2}, {ln2}, {ln2}, {ln8}}),
                of("{columns: [x], bucket: {bounds: [1, 5]}}", new double[][] {{1}, {3}, {3}, {2}}),
                of("{columns: [x], clip: {max: 4}, bucket: {bounds: [2]}}", new double[][] {{0}, {2}, {2}, {1}}),
                of("{columns: [n], bucket: 2}", new double[][] {{0}, {1}, {1}, {1}}),
                of("{columns: [x, n], bucket: {bounds: [15]}}", new double[][] {{0, 0}, {2, 1}, {2, 1}, {0, 1}}),
                of(
                        "{columns: [n], bucket: {bounds: [25]}, encode: one-hot}",
                        new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}}),
                of(
                        "{columns: [x, n], impute: mean, indicator: true, scale: min-max}",
                        new double[][] {{0, 0, 0, 0}, {0.5, 1, 0.2, 0}, {0.5, 1, 0.4, 0}, {1, 0, 1, 0}}),
                of("{columns: [b], encode: ordinal}", new double[][] {{0}, {1}, {2}, {0}}),
                of("{columns: [d], encode: ordinal}", new double[][] {{0}, {1}, {2}, {0}}),
                // Equally frequent levels are in the order of their texts: 1009756800000000 before 985996740000000
                of("{columns: [ts], encode: ordinal}", new double[][] {{0}, {2}, {1}, {0}}),
                of("{columns: [c], encode: target}", new double[][] {{0.5}, {0.5}, {0}, {1}}),
                of("{columns: [c, d], encode: target}", new double[][] {{0.5, 1}, {0.5, 0}, {0, 0}, {1, 1}}),
                of(
                                "{columns: [s], text: counts}",
                                new double[][] {{2, 1, 0, 0}, {0, 1, 0, 1}, {0, 0, 0, 0}, {0, 0, 1, 0}})
                        .sorted(),
                of(
                                "{columns: [s], text: {weights: counts, vocabulary: 2}}",
                                new double[][] {{2, 1}, {0, 1}, {0, 0}, {0, 0}})
                        .sorted(),
                of("{columns: [s], text: {weights: counts, minDocs: 2}}", new double[][] {{1}, {1}, {0}, {0}}),
                of(
                        "{columns: [s], text: {weights: counts, stopWords: english, ngrams: 2}}",
                        new double[][] {{1, 1}, {0, 0}, {0, 0}, {0, 0}}),
                of("{columns: [s], text: {stopWords: english}}", new double[][] {
                            {2 * rare, common, 0}, {0, common, 0}, {0, 0, 0}, {0, 0, rare}
                        })
                        .sorted());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void makesWhatTheRuleSays(Case rule) {
        List<Vector> vectors = fit(rule.rule()).vectors(ROWS.drop("__label"));
        assertThat(vectors).hasSize(4);
        for (int row = 0; row < 4; row++) {
            double[] found = vectors.get(row).toArray();
            double[] expected =
                    rule.rows().get(row).stream().mapToDouble(it -> it).toArray();
            assertThat(rule.any() ? ordered(found) : found)
                    .as("row " + row)
                    .containsExactly(rule.any() ? ordered(expected) : expected, within(1e-12));
        }
    }

    @Test
    void savesStagesThatStockSparkLoads() throws IOException {
        TestPlan.Fitted fitted = TestPlan.of(ROWS, """
                        label: __label
                        task: binary-classification
                        derive: {level: "concat(c, '!')", small: "n / 10"}
                        features:
                          - {columns: [d], date: [month], scale: max-abs}
                          - {columns: [x, n], impute: mean, indicator: true, scale: min-max}
                          - {columns: [b], impute: {constant: false}}
                          - {columns: [c], encode: target}
                          - {columns: [ts], encode: ordinal}
                          - {columns: [s], text: {stopWords: english, ngrams: 2}}
                          - {columns: [id], bucket: 2, encode: one-hot}
                          - {columns: [level], encode: hash, size: 8}
                          - {columns: [small], clip: {min: 2}, log: true, scale: robust}
                        """).fitted(ROWS);
        Dataset<Row> raw = ROWS.drop("__label");
        assertThat(fitted.reloaded(folder).vectors(raw)).isEqualTo(fitted.vectors(raw));
        assertThat(List.of(fitted.model().stages()))
                .allSatisfy(stage -> assertThat(stage.getClass().getName()).startsWith("org.apache.spark.ml.feature."));
    }

    @Test
    void hashesLevelsToOneIndicatorPerColumnAndNoneForAMissingOne() {
        List<Vector> vectors =
                fit("{columns: [c, n, d], encode: hash, size: 4096}").vectors(ROWS);
        assertThat(vectors).extracting(Vector::size).containsOnly(4096);
        assertThat(vectors).extracting(Vector::numNonzeros).containsExactly(3, 3, 2, 3);
        assertThat(vectors.get(0).toSparse().values()).containsOnly(1.0);
    }

    @Test
    void givesALevelThatTrainingDidNotSeeTheMeanOfAllRows() {
        Dataset<Row> unseen = ProductSession.session().sql("SELECT 9L AS id, 'z' AS c");
        Dataset<Row> complete = ROWS.filter("c IS NOT NULL");
        double[] encoded = TestPlan.of(ROWS, labelled("{columns: [c], encode: target}"))
                .fitted(complete)
                .vectors(unseen)
                .get(0)
                .toArray();
        assertThat(encoded).containsExactly(new double[] {2.0 / 3}, within(1e-12));
    }

    @Test
    void takesAVectorAsItIs() {
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(new String[] {"n", "id"})
                .setOutputCol("v")
                .transform(ROWS);
        assertThat(TestPlan.ofRules(vectors, "- {columns: [n, v]}")
                        .fitted(vectors)
                        .vectors(vectors)
                        .get(3)
                        .toArray())
                .containsExactly(60, 60, 3);
    }

    @Test
    void carriesReadableNamesIntoTheVector() {
        assertThat(fit("{columns: [c], encode: one-hot}").names(ROWS))
                .containsExactly("c__onehot_a", "c__onehot_b", "c__onehot___unknown");
        assertThat(fit("{columns: [d], date: [month, day]}").names(ROWS)).containsExactly("d_month", "d_day");
    }

    private static TestPlan.Fitted fit(String rule) {
        return TestPlan.of(ROWS, labelled(rule)).fitted(ROWS);
    }

    private static String labelled(String rule) {
        return "label: __label\ntask: binary-classification\nfeatures:\n  - " + rule;
    }

    private static double[] ordered(double[] values) {
        return Arrays.stream(values).sorted().toArray();
    }

    private static Case of(String rule, double[][] rows) {
        return new Case(
                rule,
                Arrays.stream(rows)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                false);
    }

    /**
     * A rule and what it makes.
     *
     * @param rows the vectors
     * @param any whether the order within a row is Spark's: words that are equally frequent have none
     */
    private record Case(String rule, List<List<Double>> rows, boolean any) {

        Case sorted() {
            return new Case(rule, rows, true);
        }

        @Override
        public String toString() {
            return rule;
        }
    }
}
