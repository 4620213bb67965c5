package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import org.apache.spark.ml.recommendation.ALS;
import org.jspecify.annotations.Nullable;

/**
 * Where a recommendation's rows have what.
 *
 * @param rating the column of ratings; empty where every row counts as a rating of 1
 * @param explicit whether the ratings are what is predicted, and not a sign of interest
 * @param user the column of users; null where items cannot be ranked for them
 * @param item the column of items; null together with the users'
 */
record Ratings(
        String rating,
        boolean explicit,
        @Nullable String user,
        @Nullable String item) {

    /** The same without items to be ranked, which costs far more than to predict ratings. */
    Ratings unranked() {
        return new Ratings(rating, explicit, null, null);
    }

    static Ratings of(Learner learner) {
        return learner instanceof ModelLearner model && model.estimator() instanceof ALS als
                ? new Ratings(als.getRatingCol(), !als.getImplicitPrefs(), als.getUserCol(), als.getItemCol())
                : new Ratings("rating", true, null, null);
    }
}
