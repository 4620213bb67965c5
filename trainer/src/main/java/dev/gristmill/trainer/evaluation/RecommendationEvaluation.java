package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.judgement.Detail;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Judges predicted ratings of users and items that training has seen, and the order in which items are recommended. */
final class RecommendationEvaluation implements Evaluation {

    private final Ratings ratings;
    private final RunListener listener;

    RecommendationEvaluation(Ratings ratings, RunListener listener) {
        this.ratings = ratings;
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        List<String> names = new ArrayList<>();
        if (ratings.explicit()) {
            names.addAll(List.of("rmse", "mae"));
        }
        if (ratings.user() != null) {
            names.addAll(RankingScores.METRICS);
        }
        return names;
    }

    @Override
    public Evaluation only(String metric) {
        return RankingScores.METRICS.contains(metric)
                ? this
                : new RecommendationEvaluation(ratings.unranked(), listener);
    }

    @Override
    public String reason(String metric) {
        return ratings.explicit()
                ? Evaluation.super.reason(metric)
                : "implicit ratings are not predicted, which leaves " + String.join(", ", metrics());
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        NumberScores scores = scores(trained, heldOut);
        Map<String, Double> values = new LinkedHashMap<>();
        if (ratings.explicit()) {
            values.put("rmse", scores.rmse());
            values.put("mae", scores.mae());
        }
        RankingScores ranking = null;
        if (trained.model() instanceof ALSModel model && ratings.user() != null && ratings.item() != null) {
            ranking = new Ranker(model, ratings.user(), ratings.item(), listener).rank(heldOut.rows());
            values.putAll(ranking.metrics());
        }
        Detail.Numbers numbers = ratings.explicit() ? NumberDetail.of(scores) : null;
        Detail detail = ranking == null ? numbers : new Detail.Ranking(numbers, ranking.users(), ranking.atK());
        return new Judgement(values, Map.of(), scores.tally().rows(), null, detail, List.of());
    }

    private NumberScores scores(Trained trained, HeldOut heldOut) {
        Column rating = ratings.rating().isEmpty() ? lit(1.0) : col(Sql.identifier(ratings.rating()));
        NumberScores scores = Summaries.of(
                trained.pipeline()
                        .transform(heldOut.rows())
                        .select(
                                col(Columns.PREDICTION).cast(DataTypes.DoubleType),
                                rating.cast(DataTypes.DoubleType),
                                lit(1.0)),
                NumberScores::detailed);
        long all = heldOut.rows().count();
        long known = scores.tally().rows();
        if (all == 0) {
            throw Tally.noRows("no row was held out");
        } else if (known == 0) {
            throw NotFinite.refused(
                    "Cannot evaluate: training has seen no user and item of the " + all + " rows that were held out",
                    "split",
                    "train on more rows, or hold out fewer");
        } else if (known < all) {
            // With coldStartStrategy drop the model leaves them out itself
            listener.on(new RunEvent.Warned((all - known) + " of " + all
                    + " rows that were held out are of users or items that training has not seen: they are not in"
                    + " the metrics"));
        }
        return scores;
    }
}
