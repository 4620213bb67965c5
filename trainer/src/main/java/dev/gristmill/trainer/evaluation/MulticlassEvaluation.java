package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Judges which class a row is said to be of. */
final class MulticlassEvaluation implements Evaluation {

    private static final String ACCURACY = "accuracy";
    private static final String F1 = "f1";
    private static final String LOG_LOSS = "logLoss";

    private final boolean probabilities;

    MulticlassEvaluation(Learner learner) {
        this.probabilities = learner.adds("probabilityCol");
    }

    @Override
    public List<String> metrics() {
        return probabilities ? List.of(ACCURACY, F1, LOG_LOSS) : List.of(ACCURACY, F1);
    }

    @Override
    public String reason(String metric) {
        return metric.equals(LOG_LOSS)
                ? "the algorithm gives no probabilities, which leaves " + String.join(", ", metrics())
                : Evaluation.super.reason(metric);
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        List<Column> columns = probabilities
                ? List.of(col(Columns.PREDICTION), col(Columns.LABEL), col(Columns.PROBABILITY))
                : List.of(col(Columns.PREDICTION), col(Columns.LABEL));
        ClassScores scores = Summaries.of(
                trained.pipeline().transform(holdout).select(columns.toArray(Column[]::new)), new ClassScores());
        NotFinite.refuseInvalid(scores.invalidCount(), scores.count());
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(ACCURACY, scores.accuracy());
        values.put(F1, scores.weightedF1());
        if (probabilities) {
            values.put(LOG_LOSS, scores.logLoss());
        }
        return values;
    }
}
