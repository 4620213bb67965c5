package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges the rows by their probability of the positive class, or by what stands for it. */
final class BinaryEvaluation implements Evaluation {

    private static final int SLICE_BINS = 1 << 10;
    private static final String AREA = "areaUnderROC";
    /** How far off the area may be before scores that share bins say too little: of all rows, and of a slice. */
    private static final double MOST_ERROR = 0.05;

    private static final double MOST_ERROR_IN_SLICE = 0.01;

    private final List<Metric> metrics;
    private final ScoreKind kind;
    private final RunListener listener;

    BinaryEvaluation(Learner learner, List<Metric> metrics, RunListener listener) {
        this.kind = ScoreKind.of(learner);
        this.metrics = metrics.stream()
                .filter(metric -> kind == ScoreKind.PROBABILITY || !metric.needsProbabilities())
                .toList();
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(Metric::name).toList();
    }

    @Override
    public String reason(String metric) {
        return kind == ScoreKind.PROBABILITY
                ? Evaluation.super.reason(metric)
                : "the algorithm gives no probabilities, which leaves " + String.join(", ", metrics());
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        Dataset<Row> scored = trained.pipeline()
                .transform(heldOut.rows())
                .select(heldOut.withSlices(col(kind.column()), col(Columns.LABEL), heldOut.weight()));
        ScoreKind scale = kind;
        Sliced<BinaryRows> rows = Summaries.of(
                scored,
                Sliced.of(
                        heldOut,
                        () -> new BinaryRows(scale, BinaryScores.BINS),
                        () -> new BinaryRows(scale, SLICE_BINS)));
        Tally tally = rows.tally();
        tally.check(kind == ScoreKind.PROBABILITY ? "probabilities are not between 0 and 1" : "scores are not finite");
        BinaryScores scores = rows.whole().scores();
        if (oneClass(scores)) {
            throw OneClass.refused(tally.rows(), label(scores, heldOut));
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        metrics.stream().filter(Metric::binned).forEach(metric -> errors.put(metric.name(), metric.error(scores)));
        if (errors.getOrDefault(AREA, 0.0) > MOST_ERROR) {
            throw NotFinite.refused(
                    String.format(
                            Locale.ROOT,
                            "Cannot evaluate: the scores of the %d rows that were held out are too close together, or too"
                                    + " large, to be told apart (%s is known to %.2f)",
                            tally.rows(),
                            AREA,
                            errors.get(AREA)),
                    "algorithm",
                    "scale the features, or weigh the rare class up");
        }
        tell(errors, tally.rows());
        return new Judgement(
                values(scores),
                errors,
                tally.rows(),
                heldOut.weight(tally),
                new BinaryDetail(scores, kind == ScoreKind.PROBABILITY).detail(heldOut.label(0), heldOut.label(1)),
                rows.slices(heldOut.slices(), part -> part(part.scores(), heldOut)));
    }

    private void tell(Map<String, Double> errors, long rows) {
        errors.forEach((name, error) -> listener.on(new RunEvent.Noted(
                String.format(Locale.ROOT, "Binning moves %s by at most %.1e on these %d rows", name, error, rows))));
    }

    private Part part(BinaryScores scores, HeldOut heldOut) {
        if (oneClass(scores)) {
            return new Part(Map.of(), OneClass.note(scores.rows(), label(scores, heldOut)));
        }
        Map<String, Double> values = values(scores);
        boolean coarse = metrics.stream()
                .anyMatch(metric -> metric.name().equals(AREA) && metric.error(scores) > MOST_ERROR_IN_SLICE);
        if (coarse) {
            metrics.stream().filter(Metric::binned).forEach(metric -> values.put(metric.name(), Double.NaN));
        }
        return Part.of(values);
    }

    private Map<String, Double> values(BinaryScores scores) {
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.name(), metric.value(scores)));
        return values;
    }

    private static boolean oneClass(BinaryScores scores) {
        return scores.positiveWeight() == 0 || scores.negativeWeight() == 0;
    }

    private static String label(BinaryScores scores, HeldOut heldOut) {
        return heldOut.label(scores.positiveWeight() > 0 ? 1 : 0);
    }
}
