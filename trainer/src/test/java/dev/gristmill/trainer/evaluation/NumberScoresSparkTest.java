package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.judgement.Detail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class NumberScoresSparkTest {

    private static final StructType SCHEMA = new StructType()
            .add("prediction", DataTypes.DoubleType)
            .add("label", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType);
    private static final double ROUNDING = 1e-12;

    private final List<Row> rows = rows(301, 1);

    @Test
    void agreesWithSparksEvaluator() {
        Dataset<Row> scored = ProductSession.session().createDataFrame(rows, SCHEMA);
        Map<String, Double> metrics = scores(rows).metrics();
        for (String name : List.of("rmse", "mae", "r2")) {
            assertThat(metrics.get(name))
                    .as(name)
                    .isCloseTo(new RegressionEvaluator().setMetricName(name).evaluate(scored), within(ROUNDING));
        }
    }

    @Test
    void honoursWeightsAsSparksEvaluatorDoes() {
        List<Row> weighted = rows(200, 3);
        Dataset<Row> scored = ProductSession.session().createDataFrame(weighted, SCHEMA);
        RegressionEvaluator spark = new RegressionEvaluator().setWeightCol("weight");
        Map<String, Double> metrics = scores(weighted).metrics();
        for (String name : List.of("rmse", "mae")) {
            assertThat(metrics.get(name))
                    .as(name)
                    .isCloseTo(spark.setMetricName(name).evaluate(scored), within(ROUNDING));
        }
    }

    /** The mean of 0.1, weighted by 3, is not quite 0.1. */
    @Test
    void explainsNothingWhereLabelsAreAllTheSame() {
        List<Row> same = IntStream.range(0, 100)
                .mapToObj(it -> RowFactory.create(0.5, 0.1, 3.0))
                .toList();
        assertThat(scores(same).metrics().get("r2")).isNaN();
    }

    @Test
    void takesAWeightForThatManyRows() {
        List<Row> weighted = rows(200, 3);
        List<Row> repeated = weighted.stream()
                .flatMap(
                        row -> Collections.nCopies(
                                (int) row.getDouble(2), RowFactory.create(row.getDouble(0), row.getDouble(1), 1.0))
                                .stream())
                .toList();
        assertThat(repeated).hasSizeGreaterThan(weighted.size());
        Map<String, Double> expected = scores(repeated).metrics();
        assertThat(scores(weighted).metrics())
                .allSatisfy((name, value) -> assertThat(value).as(name).isCloseTo(expected.get(name), within(1e-9)));
    }

    @Test
    void agreesWithDefinitionsWhereSparkHasNone() {
        NumberScores scores = scores(rows);
        Map<String, Double> metrics = scores.metrics();
        assertThat(metrics.get("mape"))
                .isCloseTo(mean(row -> Math.abs(error(row)) / Math.abs(row.getDouble(1))), within(ROUNDING));
        assertThat(metrics.get("pinball10"))
                .isCloseTo(mean(row -> error(row) >= 0 ? 0.1 * error(row) : -0.9 * error(row)), within(ROUNDING));
        assertThat(metrics.get("pinball50"))
                .isCloseTo(Objects.requireNonNull(metrics.get("mae")) / 2, within(ROUNDING));
        assertThat(metrics.get("pinball90"))
                .isCloseTo(mean(row -> error(row) >= 0 ? 0.9 * error(row) : -0.1 * error(row)), within(ROUNDING));
        double[] sizes =
                rows.stream().mapToDouble(row -> Math.abs(error(row))).sorted().toArray();
        double binning = median(scores.errors());
        assertThat(binning).isLessThan(1e-3 * sizes[150]);
        assertThat(metrics.get("medianAbsoluteError")).isCloseTo(sizes[150], within(binning + ROUNDING));
    }

    @Test
    void takesTheMeanOfTheTwoMiddleErrors() {
        List<Row> four = List.of(row(0, 1), row(0, -2), row(0, 5), row(0, 9));
        assertThat(scores(four).metrics().get("medianAbsoluteError")).isEqualTo(3.5);
    }

    @Test
    void takesALabelOfZeroForTheSmallestNumber() {
        // scikit-learn: mean_absolute_percentage_error([0, 2], [1, 1]) = (1 / 2.22e-16 + 0.5) / 2
        double expected = (1 / Math.ulp(1.0) + 0.5) / 2;
        assertThat(scores(List.of(row(1, 0), row(1, 2))).metrics().get("mape")).isCloseTo(expected, within(1.0));
    }

    @Test
    void keepsTheMedianOfASmallSummaryWithinItsError() {
        NumberScores small = NumberScores.small();
        rows.forEach(small::add);
        double exact = median(scores(rows).metrics());
        assertThat(small.metrics().get("medianAbsoluteError"))
                .isCloseTo(exact, within(median(small.errors()) + 1e-3 * exact));
    }

    @Test
    void addsUpParts() {
        NumberScores parts =
                scores(rows.subList(0, 100)).merge(scores(List.of())).merge(scores(rows.subList(100, rows.size())));
        Map<String, Double> whole = scores(rows).metrics();
        assertThat(parts.metrics())
                .allSatisfy((name, value) -> assertThat(value).as(name).isCloseTo(whole.get(name), within(ROUNDING)));
        Detail.Numbers detail = NumberDetail.of(parts);
        Detail.Numbers expected = NumberDetail.of(scores(rows));
        assertThat(detail.points()).isEqualTo(expected.points());
        assertThat(detail.residualQuantiles()).isEqualTo(expected.residualQuantiles());
        assertThat(NumberDetail.of(scores(List.of()).merge(scores(rows))).points())
                .isEqualTo(expected.points());
    }

    @Test
    void tellsWhereErrorsLie() {
        List<Row> hundred = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> row(i * 10, i * 10 + i))
                .toList();
        Detail.Numbers detail = NumberDetail.of(scores(hundred));
        assertThat(detail.residualQuantiles())
                .extracting(Detail.Quantile::value)
                .containsExactly(1.0, 5.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0);
        assertThat(detail.residuals()).hasSize(40);
        assertThat(detail.residuals().stream().mapToDouble(Detail.Bin::count).sum())
                .isEqualTo(100);
        assertThat(detail.residuals().get(0).from()).isEqualTo(1);
        assertThat(detail.residuals().get(39).to()).isEqualTo(100);
        assertThat(detail.deciles()).hasSize(10);
        assertThat(detail.deciles().get(0)).isEqualTo(new Detail.Calibration(55, 60.5, 10));
        assertThat(detail.points()).hasSize(100);
    }

    @Test
    void keepsSomeOfManyPoints() {
        List<Row> many = rows(2000, 1);
        List<Row> shuffled = new ArrayList<>(many);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(NumberDetail.of(scores(many)).points())
                .hasSize(500)
                .isEqualTo(NumberDetail.of(scores(shuffled)).points());
    }

    private static double median(Map<String, Double> values) {
        return Objects.requireNonNull(values.get("medianAbsoluteError"));
    }

    private double mean(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double error(Row row) {
        return row.getDouble(1) - row.getDouble(0);
    }

    private static NumberScores scores(List<Row> rows) {
        NumberScores scores = NumberScores.detailed();
        rows.forEach(scores::add);
        return scores;
    }

    private static Row row(double prediction, double label) {
        return RowFactory.create(prediction, label, 1.0);
    }

    /** Weights are integers from 1 to a largest one. */
    private static List<Row> rows(int count, int largestWeight) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double label = 5 + random.nextGaussian();
                    double weight = 1 + random.nextInt(largestWeight);
                    return RowFactory.create(label + random.nextGaussian() / 3, label, weight);
                })
                .toList();
    }
}
