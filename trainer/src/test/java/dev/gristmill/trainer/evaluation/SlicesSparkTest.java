package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class SlicesSparkTest {

    private static final String ROWS =
            "SELECT p AS probability, p AS prediction, double(p + rand(4) > 1) AS label, 1D + id % 3 AS weight,"
                    + " IF(id % 4 = 3, null, string(id % 4)) AS __slice0, string(id % 25) AS __slice1 FROM"
                    + " (SELECT id, rand(3) AS p FROM range(600))";

    private final Scored scored = Scored.sql(ROWS).byWeight().by("quarter", "place");

    @Test
    void measuresEveryValueAsIfItsRowsWereAlone() {
        Judgement judgement = scored.judged(Scored.binary(new LogisticRegression()));
        List<Judgement.Slice> quarters = slices(judgement, "quarter");
        assertThat(quarters).extracting(Judgement.Slice::value).containsExactly("0", "1", "2", null);
        for (Judgement.Slice slice : quarters) {
            Dataset<Row> rows = scored.rows()
                    .filter("__slice0 <=> " + (slice.value() == null ? "null" : "'" + slice.value() + "'"));
            assertThat(slice.rows()).isEqualTo(150);
            assertThat(slice.note()).isNull();
            double expected = new BinaryClassificationEvaluator()
                    .setNumBins(0)
                    .setRawPredictionCol("probability")
                    .setWeightCol("weight")
                    .evaluate(rows);
            // One row in some ten shares one of 1024 bins with another: few of all pairs
            assertThat(slice.metrics().get("areaUnderROC")).isCloseTo(expected, within(1e-3));
            assertThat(slice.metrics()).hasSameSizeAs(judgement.metrics());
        }
    }

    @Test
    void putsRareValuesTogether() {
        List<Judgement.Slice> places = slices(scored.judged(new RegressionEvaluation(null, event -> {})), "place");
        assertThat(places).hasSize(21);
        assertThat(places.get(20).value()).isEqualTo("(other)");
        assertThat(places.get(20).rows()).isEqualTo(5 * 24);
        assertThat(places.stream().mapToLong(Judgement.Slice::rows).sum()).isEqualTo(600);
        // Equally frequent values are taken in the order of their texts: 5 to 9 are the last
        double expected = new RegressionEvaluator()
                .setMetricName("mae")
                .setWeightCol("weight")
                .evaluate(scored.rows().filter("__slice1 IN ('5', '6', '7', '8', '9')"));
        assertThat(places.get(20).metrics().get("mae")).isCloseTo(expected, within(1e-12));
    }

    /** Spark warns of tasks from 1 MiB on, which the bins of a summary alone exceed. */
    @Test
    void sendsTasksNoEmptyBins() throws IOException {
        HeldOut heldOut = new HeldOut(scored.rows(), scored.rows(), scored.classes(), true, scored.slices());
        Summary.Empty<Sliced<BinaryRows>> empty = Sliced.of(
                heldOut,
                () -> new BinaryRows(ScoreKind.PROBABILITY, BinaryScores.BINS),
                () -> new BinaryRows(ScoreKind.PROBABILITY, 1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(empty);
        }
        assertThat(bytes.size()).isLessThan(1 << 14);
    }

    @Test
    void notesWhyASliceHasNoNumber() {
        Scored few = Scored.sql(
                        "SELECT s AS rawPrediction, s AS prediction, label, g AS __slice0 FROM VALUES"
                                + " (1D, 1D, 'a'), (2D, 1D, 'a'), (3D, 0D, 'b'), (-1D, 0D, 'c'), (1D, 1D, 'c') AS t(s, label, g)")
                .by("group");
        assertThat(few.judged(Scored.binary(new LinearSVC())).slices())
                .extracting(Judgement.Slice::value, Judgement.Slice::note)
                .containsExactly(
                        tuple("a", "All 2 rows are of one class, 'yes'"),
                        tuple("c", null),
                        tuple("b", "There are fewer than 2 rows"));
        Judgement.Slice constant =
                few.judged(new RegressionEvaluation(null, event -> {})).slices().get(0);
        assertThat(constant.note()).isEqualTo("On these rows there is no r2");
        assertThat(constant.metrics()).containsKey("rmse").doesNotContainKey("r2");
    }

    @Test
    void drawsCurvesOfTheSameRows() {
        Judgement judgement = scored.judged(Scored.binary(new LogisticRegression()));
        Detail.Binary detail = (Detail.Binary) Objects.requireNonNull(judgement.detail());
        assertThat(judgement.rows()).isEqualTo(600);
        assertThat(judgement.weight()).isEqualTo(1200);
        assertThat(detail.negative()).isEqualTo("no");
        assertThat(detail.positive()).isEqualTo("yes");
        assertThat(detail.roc()).hasSizeLessThanOrEqualTo(200);
        assertThat(detail.roc().get(0)).isEqualTo(new Detail.Point(0, 0));
        assertThat(detail.roc().get(detail.roc().size() - 1)).isEqualTo(new Detail.Point(1, 1));
        assertThat(area(detail.roc())).isCloseTo(metric(judgement, "areaUnderROC"), within(0.01));
        assertThat(detail.precisionRecall()).hasSizeBetween(100, 200);
        assertThat(area(detail.precisionRecall())).isCloseTo(metric(judgement, "areaUnderPR"), within(0.01));
        assertThat(detail.calibration()).hasSize(10);
        assertThat(detail.calibration().stream()
                        .mapToDouble(Detail.Calibration::count)
                        .sum())
                .isEqualTo(1200);
        assertThat(detail.gain()).hasSize(20);
        assertThat(detail.gain().get(1).lift()).isEqualTo(judgement.metrics().get("liftAt10"));
        assertThat(detail.gain().get(19)).isEqualTo(new Detail.Gain(1, 1, 1));
        assertThat(detail.thresholds()).hasSize(101);
        assertThat(detail.thresholds())
                .allSatisfy(it -> assertThat(
                                it.truePositives() + it.falsePositives() + it.trueNegatives() + it.falseNegatives())
                        .isEqualTo(1200));
        Detail.Threshold half = detail.thresholds().get(50);
        assertThat((half.truePositives() + half.trueNegatives()) / 1200)
                .isCloseTo(metric(judgement, "accuracy"), within(1e-12));
        assertThat(judgement.errors()).containsOnlyKeys("areaUnderROC", "areaUnderPR", "ks", "liftAt10");
    }

    private static double metric(Judgement judgement, String name) {
        return Objects.requireNonNull(judgement.metrics().get(name));
    }

    private static double area(List<Detail.Point> curve) {
        double area = 0;
        for (int i = 1; i < curve.size(); i++) {
            Detail.Point from = curve.get(i - 1);
            Detail.Point to = curve.get(i);
            area += (to.x() - from.x()) * (to.y() + from.y()) / 2;
        }
        return area;
    }

    private static List<Judgement.Slice> slices(Judgement judgement, String column) {
        return judgement.slices().stream()
                .filter(slice -> slice.column().equals(column))
                .toList();
    }
}
