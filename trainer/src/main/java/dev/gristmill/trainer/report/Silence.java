package dev.gristmill.trainer.report;

import java.util.List;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.clustering.BisectingKMeansModel;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.feature.Word2VecModel;
import org.apache.spark.ml.fpm.FPGrowthModel;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.ml.regression.IsotonicRegressionModel;
import org.jspecify.annotations.Nullable;

/** Why a model has no number for a feature that would be honest. */
final class Silence {

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    NaiveBayesModel.class,
                    "A Gaussian naive Bayes model judges each value of a feature by the"
                            + " distribution that every class has: what a value says depends on the value"),
            new Reason(
                    OneVsRestModel.class,
                    "There is a model for each class, and they are not linear: their numbers do" + " not compare"),
            new Reason(IsotonicRegressionModel.class, "The model reads one place of the vector and no other"),
            new Reason(
                    KMeansModel.class,
                    "A cluster is a centre: all features count by their distance, and none has a" + " weight"),
            new Reason(
                    BisectingKMeansModel.class,
                    "A cluster is a centre: all features count by their distance, and none" + " has a weight"),
            new Reason(
                    GaussianMixtureModel.class,
                    "A component is a mean and a covariance of all features together: none" + " has a weight"),
            new Reason(
                    LDAModel.class, "A topic is a distribution over terms; the largest of each are under Evaluation"),
            new Reason(
                    ALSModel.class,
                    "The model holds factors of users and items that training found, and nothing of"
                            + " other columns"),
            new Reason(FPGrowthModel.class, "The model holds patterns of items; they are under Evaluation"),
            new Reason(Word2VecModel.class, "The model holds a vector for each word, of which no place has a meaning"));

    private Silence() {}

    /**
     * The reason, as a sentence without its full stop.
     *
     * @param model that has no weights; null for an algorithm that gives a table
     */
    static String of(@Nullable Transformer model) {
        if (model == null) {
            return "The algorithm gives a table and no model";
        }
        return REASONS.stream()
                .filter(reason -> reason.model().isInstance(model))
                .map(Reason::sentence)
                .findFirst()
                .orElseGet(() -> "How " + model.getClass().getSimpleName() + " weighs its features is not known here");
    }

    private record Reason(Class<?> model, String sentence) {}
}
