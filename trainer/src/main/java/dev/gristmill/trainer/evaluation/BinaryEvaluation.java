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

    /** A slice's area under the ROC curve is off by up to some 1/1000 of what the scores leave open. */
    private static final int SLICE_BINS = 1 << 10;

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
        Sliced<BinaryRows> rows = Summaries.of(
                scored, Sliced.of(heldOut, new BinaryRows(kind, BinaryScores.BINS), new BinaryRows(kind, SLICE_BINS)));
        Tally tally = rows.tally();
        tally.check(kind == ScoreKind.PROBABILITY ? "probabilities are not between 0 and 1" : "scores are not finite");
        BinaryScores scores = rows.whole().scores();
        if (oneClass(scores)) {
            throw OneClass.refused(tally.rows(), label(scores, heldOut));
        }
        Map<String, Double> errors = new LinkedHashMap<>();
        metrics.stream().filter(Metric::binned).forEach(metric -> errors.put(metric.name(), metric.error(scores)));
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
        return oneClass(scores)
                ? new Part(Map.of(), OneClass.note(scores.rows(), label(scores, heldOut)))
                : Part.of(values(scores));
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
