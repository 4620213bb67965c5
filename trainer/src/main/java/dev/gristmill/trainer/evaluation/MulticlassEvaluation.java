package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.evaluation.ClassScores.OneOfMany;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges which class a row is said to be of. */
final class MulticlassEvaluation implements Evaluation {

    static final String ACCURACY = "accuracy";
    static final String F1 = "f1";
    static final String MACRO_F1 = "macroF1";
    static final String PRECISION = "precision";
    static final String RECALL = "recall";
    static final String LOG_LOSS = "logLoss";

    private final boolean probabilities;

    MulticlassEvaluation(Learner learner) {
        this.probabilities = learner.adds("probabilityCol");
    }

    @Override
    public List<String> metrics() {
        return probabilities
                ? List.of(ACCURACY, F1, MACRO_F1, PRECISION, RECALL, LOG_LOSS)
                : List.of(ACCURACY, F1, MACRO_F1, PRECISION, RECALL);
    }

    @Override
    public String reason(String metric) {
        return metric.equals(LOG_LOSS)
                ? "the algorithm gives no probabilities, which leaves " + String.join(", ", metrics())
                : Evaluation.super.reason(metric);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        List<Column> columns = new ArrayList<>(List.of(col(Columns.PREDICTION), col(Columns.LABEL), heldOut.weight()));
        if (probabilities) {
            columns.add(col(Columns.PROBABILITY));
        }
        Dataset<Row> scored =
                trained.pipeline().transform(heldOut.rows()).select(heldOut.withSlices(columns.toArray(Column[]::new)));
        boolean losses = probabilities;
        Sliced<ClassScores> rows =
                Summaries.of(scored, Sliced.of(heldOut, () -> new ClassScores(losses), () -> new ClassScores(losses)));
        Tally tally = rows.tally();
        tally.check("predictions are not finite");
        ClassScores scores = rows.whole();
        if (scores.labels().size() == 1) {
            throw OneClass.refused(tally.rows(), label(scores, heldOut));
        }
        return new Judgement(
                scores.metrics(),
                Map.of(),
                tally.rows(),
                heldOut.weight(tally),
                detail(scores, heldOut),
                rows.slices(heldOut.slices(), part -> part(part, heldOut)));
    }

    private static Part part(ClassScores scores, HeldOut heldOut) {
        return scores.labels().size() == 1
                ? new Part(Map.of(), OneClass.note(scores.tally().rows(), label(scores, heldOut)))
                : Part.of(scores.metrics());
    }

    private static String label(ClassScores scores, HeldOut heldOut) {
        return heldOut.label(scores.labels().iterator().next());
    }

    private static Detail.Multiclass detail(ClassScores scores, HeldOut heldOut) {
        Map<Integer, OneOfMany> classes = scores.classes();
        int seen = classes.keySet().stream().mapToInt(it -> it + 1).max().orElse(0);
        int count =
                Math.max(seen, heldOut.classes() == null ? 0 : heldOut.classes().count());
        return new Detail.Multiclass(
                IntStream.range(0, count)
                        .mapToObj(index ->
                                ofClass(heldOut.label(index), classes.getOrDefault(index, new OneOfMany(0, 0, 0))))
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(label -> IntStream.range(0, count)
                                .mapToObj(prediction -> scores.count(label, prediction))
                                .toList())
                        .toList());
    }

    private static Detail.OfClass ofClass(String label, OneOfMany one) {
        return new Detail.OfClass(
                label,
                one.labelled(),
                one.predicted() == 0 ? null : (Double) one.precision(),
                one.labelled() == 0 ? null : (Double) one.recall(),
                one.labelled() + one.predicted() == 0 ? null : (Double) one.f1());
    }
}
