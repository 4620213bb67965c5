package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Judges predicted ratings of users and items that training has seen. */
final class RecommendationEvaluation implements Evaluation {

    private final Column rating;
    private final RunListener listener;

    /**
     * Of a recommendation.
     *
     * @param rating the column of ratings; empty where every row counts as a rating of 1
     */
    RecommendationEvaluation(String rating, RunListener listener) {
        this.rating = rating.isEmpty() ? lit(1.0) : col(rating);
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        return List.of("rmse", "mae");
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        NumberScores scores = Summaries.of(
                trained.pipeline()
                        .transform(holdout)
                        .select(col(Columns.PREDICTION).cast(DataTypes.DoubleType), rating.cast(DataTypes.DoubleType)),
                new NumberScores());
        if (scores.count() == 0) {
            throw NotFinite.refused(
                    "Cannot evaluate: training has seen no user and item of the rows that were held out",
                    "split",
                    "train on more rows, or hold out fewer");
        }
        if (scores.invalidCount() > 0) {
            listener.on(new RunEvent.Warned(scores.invalidCount() + " of " + (scores.count() + scores.invalidCount())
                    + " rows that were held out are of users or items that training has not seen: they are not in"
                    + " the metrics"));
        }
        return Map.of("rmse", scores.rmse(), "mae", scores.mae());
    }
}
