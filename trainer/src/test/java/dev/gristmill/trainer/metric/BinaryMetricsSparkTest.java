package dev.gristmill.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Task;
import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.ProductSession;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class BinaryMetricsSparkTest {

    private static final ClassLoader LOADER = BinaryMetricsSparkTest.class.getClassLoader();

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

        // Sixty rows share one score: those pairs are tied, binned or not
        assertThat(scores.areaUnderRocError()).isLessThan(1e-3);
        assertThat(new AreaUnderRoc().value(scores))
                .isCloseTo(spark.setMetricName("areaUnderROC").evaluate(scored), within(scores.areaUnderRocError()));
        // The bins tie one in some thousand pairs; the area under PR moves by no more than that
        assertThat(new AreaUnderPr().value(scores))
                .isCloseTo(spark.setMetricName("areaUnderPR").evaluate(scored), within(2e-4));
        assertThat(new LogLoss().value(scores))
                .isCloseTo(
                        new MulticlassClassificationEvaluator()
                                .setMetricName("logLoss")
                                .evaluate(scored),
                        within(1e-12));
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
        assertThat(scores.areaUnderRocError()).isEqualTo(0.5);
    }

    @Test
    void addsUpParts() {
        List<Row> rows = List.of(row(0.9, true), row(0.1, false), row(0.7, false), row(0.6, true));
        BinaryScores parts = scores(rows.subList(0, 2)).merge(scores(rows.subList(2, 4)));
        assertThat(new AreaUnderRoc().value(parts)).isEqualTo(new AreaUnderRoc().value(scores(rows)));
        assertThat(parts.logLossSum()).isCloseTo(scores(rows).logLossSum(), within(1e-15));
    }

    @Test
    void countsWhatIsNoProbabilityApart() {
        BinaryScores scores = scores(List.of(row(0.5, true), row(0.5, false)));
        scores.add(Double.NaN, true);
        scores.add(1.0000001, false);
        scores.add(-0.1, true);
        assertThat(scores.invalidCount()).isEqualTo(3);
        assertThat(scores.positiveCount() + scores.negativeCount()).isEqualTo(2);
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

    private static Row row(double probability, boolean positive) {
        return RowFactory.create(
                Vectors.dense(1 - probability, probability), positive ? 1.0 : 0.0, probability < 0.5 ? 0.0 : 1.0);
    }

    private static BinaryScores scores(List<Row> rows) {
        BinaryScores scores = new BinaryScores();
        rows.forEach(
                row -> scores.add(((org.apache.spark.ml.linalg.Vector) row.get(0)).apply(1), row.getDouble(1) == 1));
        return scores;
    }

    private static Dataset<Row> dataset(List<Row> rows) {
        return ProductSession.session()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add("probability", SQLDataTypes.VectorType())
                                .add("label", DataTypes.DoubleType)
                                .add("prediction", DataTypes.DoubleType));
    }
}
