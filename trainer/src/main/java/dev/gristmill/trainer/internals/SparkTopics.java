package dev.gristmill.trainer.internals;

import breeze.stats.distributions.Gamma;
import breeze.stats.distributions.RandBasis;
import java.util.Random;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.clustering.LocalLDAModel;
import org.apache.spark.mllib.linalg.Matrices;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.SparkSession;

/** Topic models of spark.ml from their numbers, and the numbers that its online optimiser begins with. */
public final class SparkTopics {

    /** The shape of the gamma distribution that inferences and trainings start from; its mean is 1. */
    public static final double GAMMA_SHAPE = 100;

    private SparkTopics() {}

    /**
     * The parameters of the topics that a training begins with, topics x terms, row by row.
     *
     * @param seed of the training
     */
    public static double[] start(int topics, int terms, long seed) {
        MersenneTwister numbers = new MersenneTwister(new Random(seed).nextLong());
        Gamma gamma = new Gamma(GAMMA_SHAPE, 1 / GAMMA_SHAPE, new RandBasis(numbers));
        double[] start = new double[Math.multiplyExact(topics, terms)];
        for (int i = 0; i < start.length; i++) {
            start[i] = gamma.draw$mcD$sp();
        }
        return start;
    }

    /**
     * A topic model.
     *
     * @param estimator with its seed, from which the model's inferences start
     * @param topics the Dirichlet parameters of the topics, topics x terms, row by row
     * @param concentration of the prior of a document's topics, one for each topic
     * @param topicConcentration of the prior of a topic's terms
     */
    public static LDAModel local(
            Estimator<?> estimator,
            double[] topics,
            double[] concentration,
            double topicConcentration,
            SparkSession session) {
        int terms = topics.length / concentration.length;
        var model = new org.apache.spark.mllib.clustering.LocalLDAModel(
                Matrices.dense(terms, concentration.length, topics.clone()),
                Vectors.dense(concentration.clone()),
                topicConcentration,
                GAMMA_SHAPE);
        return SparkModels.like(estimator, new LocalLDAModel(estimator.uid(), terms, model, session));
    }
}
