package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Judges how far predictions are from the numbers that they predict. */
final class RegressionEvaluation implements Evaluation {

    private final @Nullable String censor;
    private final RunListener listener;

    /**
     * Of a regression.
     *
     * @param censor of a survival analysis, the column that is 1 where the label is the time of the event; null for
     *     others
     */
    RegressionEvaluation(@Nullable String censor, RunListener listener) {
        this.censor = censor;
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        return List.of("rmse", "mae", "r2");
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        Dataset<Row> judged = holdout;
        if (censor != null) {
            listener.on(new RunEvent.Noted("The metrics are about the held-out rows with '" + censor
                    + "' = 1 alone: of the others only a bound of the label is known"));
            judged = holdout.filter(col(censor).equalTo(lit(1)));
        }
        NumberScores scores = Summaries.of(
                trained.pipeline()
                        .transform(judged)
                        .select(col(Columns.PREDICTION).cast(DataTypes.DoubleType), col(Columns.LABEL)),
                new NumberScores());
        NotFinite.refuseInvalid(scores.invalidCount(), scores.count());
        return Map.of("rmse", scores.rmse(), "mae", scores.mae(), "r2", scores.r2());
    }
}
