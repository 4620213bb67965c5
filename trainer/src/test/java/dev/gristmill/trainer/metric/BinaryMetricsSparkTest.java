package dev.gristmill.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Task;
import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.ProductSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinaryMetricsSparkTest {

    private static final ClassLoader LOADER = BinaryMetricsSparkTest.class.getClassLoader();
    private static final List<Metric> ALL = ServiceLoader.load(Metric.class, LOADER).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void agreesWithSparksEvaluators() {
        Random random = new Random(5);
        List<Row> rows = IntStream.range(0, 3000)
                .mapToObj(i -> {
                    boolean positive = random.nextDouble() < 0.2;
                    double score = 1 / (1 + Math.exp(1.5 - (positive ? 0.8 : 0) - random.nextGaussian()));
                    return row(i % 50 == 0 ? 0.25 : score, positive);
                })
                .toList();
        Dataset<Row> scored = dataset(rows);
        BinaryScores scores = scores(rows);
        BinaryClassificationEvaluator spark =
                new BinaryClassificationEvaluator().setNumBins(0).setRawPredictionCol("probability");

        assertThat(new AreaUnderRoc().error(scores)).isLessThan(1e-4);
        assertThat(new AreaUnderRoc().value(scores))
                .isCloseTo(
                        spark.setMetricName("areaUnderROC").evaluate(scored), within(new AreaUnderRoc().error(scores)));
        assertThat(new AreaUnderPr().error(scores)).isLessThan(1e-3);
        assertThat(new AreaUnderPr().value(scores))
                .isCloseTo(
                        spark.setMetricName("areaUnderPR").evaluate(scored), within(new AreaUnderPr().error(scores)));
        assertThat(new LogLoss().value(scores))
                .isCloseTo(
                        new MulticlassClassificationEvaluator()
                                .setMetricName("logLoss")
                                .evaluate(scored),
                        within(1e-12));
    }

    @Test
    void honoursWeightsAsSparksEvaluatorsDo() {
        Random random = new Random(6);
        List<Row> rows = IntStream.range(0, 500)
                .mapToObj(i -> weighted(random.nextDouble(), random.nextDouble() < 0.4, random.nextInt(4) / 2.0))
                .toList();
        Dataset<Row> scored = dataset(rows);
        BinaryScores scores = scores(rows);
        BinaryClassificationEvaluator ranking = new BinaryClassificationEvaluator()
                .setNumBins(0)
                .setRawPredictionCol("probability")
                .setWeightCol("weight");
        assertThat(new AreaUnderRoc().value(scores))
                .isCloseTo(
                        ranking.setMetricName("areaUnderROC").evaluate(scored),
                        within(new AreaUnderRoc().error(scores) + 1e-12));
        assertThat(new AreaUnderPr().value(scores))
                .isCloseTo(
                        ranking.setMetricName("areaUnderPR").evaluate(scored),
                        within(new AreaUnderPr().error(scores) + 1e-12));
        MulticlassClassificationEvaluator classes =
                new MulticlassClassificationEvaluator().setWeightCol("weight").setMetricLabel(1);
        Map<Metric, String> names = Map.of(
                new LogLoss(), "logLoss",
                new Accuracy(), "accuracy",
                new Precision(), "precisionByLabel",
                new Recall(), "recallByLabel",
                new F1(), "fMeasureByLabel");
        names.forEach((metric, name) -> assertThat(metric.value(scores))
                .as(name)
                .isCloseTo(classes.setMetricName(name).evaluate(scored), within(1e-12)));
    }

    @Test
    void agreesWithDefinitionsWhereSparkHasNone() {
        List<Row> rows = drawn(400, 7);
        BinaryScores scores = scores(rows);
        double brier = rows.stream()
                .mapToDouble(row -> Math.pow(probability(row) - row.getDouble(1), 2))
                .average()
                .orElseThrow();
        assertThat(new BrierScore().value(scores)).isCloseTo(brier, within(1e-12));
        assertThat(new KolmogorovSmirnov().value(scores)).isCloseTo(ks(rows), within(1e-12));
        assertThat(new LiftAt10().value(scores)).isCloseTo(lift(rows), within(1e-12));
        assertThat(new ExpectedCalibrationError().value(scores)).isCloseTo(calibrationError(rows), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1024})
    void staysWithinTheErrorThatItTells(int bins) {
        List<Row> rows = drawn(300, bins);
        BinaryScores exact = scores(rows);
        BinaryScores binned = scores(rows, new BinaryScores(bins));
        for (Metric metric : ALL) {
            assertThat(metric.error(exact)).as(metric.name()).isLessThan(0.01);
            assertThat(metric.binned()).isEqualTo(metric.error(scores(rows, new BinaryScores(2))) > 0);
            assertThat(metric.value(binned))
                    .as(metric.name())
                    .isCloseTo(metric.value(exact), within(metric.error(binned) + metric.error(exact) + 1e-12));
        }
    }

    @Test
    void knowsThatRowsOfOneScoreAreTiedAnyway() {
        List<Row> rows = IntStream.range(0, 300)
                .mapToObj(i -> row(i % 3 / 10.0, i % 7 < 3))
                .toList();
        ALL.forEach(metric ->
                assertThat(metric.error(scores(rows, new BinaryScores(20)))).isZero());
    }

    @Test
    void sharesOutTiesAtTheEdgeOfTheBestTenth() {
        // The best tenth is one of ten rows: two are tied for it, and one of the two is positive
        List<Row> rows = IntStream.range(0, 10)
                .mapToObj(i -> row(i < 2 ? 0.9 : 0.1, i == 0 || i == 2))
                .toList();
        assertThat(new LiftAt10().value(scores(rows))).isCloseTo(0.5 / 2 / 0.1, within(1e-12));
    }

    @Test
    void countsExactlyAtThresholds() {
        BinaryScores scores = scores(List.of(row(0.29, true), row(Math.nextDown(0.29), true), row(0.57, false)));
        assertThat(scores.truePositives(29)).isEqualTo(1);
        assertThat(scores.truePositives(28)).isEqualTo(2);
        assertThat(scores.falsePositives(57)).isEqualTo(1);
        assertThat(scores.falsePositives(58)).isZero();
        assertThat(scores.truePositives(0)).isEqualTo(2);
    }

    @Test
    void callsPrecisionZeroWhereNothingIsPredictedPositive() {
        BinaryScores scores = scores(List.of(row(0.2, true), row(0.1, false)));
        assertThat(new Precision().value(scores)).isZero();
        assertThat(new F1().value(scores)).isZero();
    }

    @Test
    void agreesWithAnExampleWorkedByHand() {
        // Positives 0.8 and 0.4, negatives 0.6 and 0.2: of four pairs three are in order
        BinaryScores scores = scores(List.of(row(0.8, true), row(0.6, false), row(0.4, true), row(0.2, false)));
        assertThat(new AreaUnderRoc().value(scores)).isEqualTo(0.75);
        // Points (0, 1), (0.5, 1), (0.5, 0.5), (1, 2/3), (1, 0.5)
        assertThat(new AreaUnderPr().value(scores)).isCloseTo(0.5 + 0.5 * (0.5 + 2.0 / 3) / 2, within(1e-15));
        assertThat(new LogLoss().value(scores))
                .isCloseTo(-(Math.log(0.8) + Math.log(0.4) + Math.log(0.4) + Math.log(0.8)) / 4, within(1e-15));
    }

    @Test
    void countsTiesHalf() {
        BinaryScores scores = scores(List.of(row(0.5, true), row(0.5, false)));
        assertThat(new AreaUnderRoc().value(scores)).isEqualTo(0.5);
        assertThat(new AreaUnderRoc().error(scores)).isZero();
    }

    @Test
    void addsUpParts() {
        List<Row> rows = drawn(200, 3);
        BinaryScores whole = scores(rows);
        BinaryScores parts = scores(rows.subList(0, 20))
                .merge(scores(rows.subList(20, 150)))
                .merge(new BinaryScores())
                .merge(scores(rows.subList(150, 200)));
        assertThat(parts.rows()).isEqualTo(200);
        ALL.forEach(metric -> {
            assertThat(metric.value(parts)).isCloseTo(metric.value(whole), within(1e-12));
            assertThat(metric.error(parts)).isEqualTo(metric.error(whole));
        });
    }

    @Test
    void countsWhatIsNoProbabilityApart() {
        BinaryScores scores = scores(List.of(row(0.5, true), row(0.5, false)));
        scores.add(Double.NaN, true);
        scores.add(1.0000001, false);
        scores.add(-0.1, true);
        assertThat(scores.invalidCount()).isEqualTo(3);
        assertThat(scores.rows()).isEqualTo(2);
        assertThat(scores.weight()).isEqualTo(2);
    }

    @Test
    void keepsTheLogLossOfASureMistakeFinite() {
        BinaryScores scores = scores(List.of(row(1.0, false), row(0.0, true)));
        assertThat(new LogLoss().value(scores)).isCloseTo(-Math.log(1e-15), within(0.1));
    }

    @Test
    void implementsEveryBinaryMetricOfTheCatalogue() {
        assertThat(ServiceLoader.load(Metric.class, LOADER).stream()
                        .map(provider -> provider.get().name()))
                .containsExactlyInAnyOrderElementsOf(Catalogue.load(LOADER).metrics().stream()
                        .filter(metric -> metric.tasks().contains(Task.BINARY_CLASSIFICATION))
                        .map(MetricDescription::name)
                        .toList());
    }

    private static double ks(List<Row> rows) {
        return rows.stream()
                .mapToDouble(cut -> Math.abs(above(rows, 1, probability(cut)) - above(rows, 0, probability(cut))))
                .max()
                .orElseThrow();
    }

    private static double above(List<Row> rows, double label, double cut) {
        return rows.stream()
                .filter(row -> row.getDouble(1) == label)
                .mapToDouble(row -> probability(row) >= cut ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static double lift(List<Row> rows) {
        List<Row> best = rows.stream()
                .sorted(Comparator.comparingDouble(row -> -probability(row)))
                .limit(rows.size() / 10)
                .toList();
        return positives(best) / best.size() / (positives(rows) / rows.size());
    }

    private static double positives(List<Row> rows) {
        return rows.stream().mapToDouble(row -> row.getDouble(1)).sum();
    }

    private static double calibrationError(List<Row> rows) {
        Map<Integer, List<Row>> bins =
                rows.stream().collect(Collectors.groupingBy(row -> Math.min(9, (int) (probability(row) * 10))));
        return bins.values().stream()
                        .mapToDouble(bin -> Math.abs(positives(bin)
                                - bin.stream()
                                        .mapToDouble(BinaryMetricsSparkTest::probability)
                                        .sum()))
                        .sum()
                / rows.size();
    }

    private static List<Row> drawn(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double score = random.nextDouble();
                    return row(score, random.nextDouble() < score);
                })
                .toList();
    }

    private static double probability(Row row) {
        return row.<Vector>getAs(0).apply(1);
    }

    private static Row row(double probability, boolean positive) {
        return weighted(probability, positive, 1);
    }

    private static Row weighted(double probability, boolean positive, double weight) {
        return RowFactory.create(
                Vectors.dense(1 - probability, probability),
                positive ? 1.0 : 0.0,
                probability < 0.5 ? 0.0 : 1.0,
                weight);
    }

    private static BinaryScores scores(List<Row> rows) {
        return scores(rows, new BinaryScores());
    }

    private static BinaryScores scores(List<Row> rows, BinaryScores scores) {
        rows.forEach(row -> scores.add(probability(row), row.getDouble(1) == 1, row.getDouble(3)));
        return scores;
    }

    private static Dataset<Row> dataset(List<Row> rows) {
        return ProductSession.session()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add("probability", SQLDataTypes.VectorType())
                                .add("label", DataTypes.DoubleType)
                                .add("prediction", DataTypes.DoubleType)
                                .add("weight", DataTypes.DoubleType));
    }
}
