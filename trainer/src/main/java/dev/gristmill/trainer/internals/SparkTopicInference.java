package dev.gristmill.trainer.internals;

import breeze.linalg.DenseMatrix$mcD$sp;
import breeze.linalg.DenseVector$mcD$sp;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.mllib.clustering.OnlineLDAOptimizer$;
import org.apache.spark.mllib.linalg.Vectors;
import scala.reflect.ClassTag;

/**
 * What spark.ml's topic models are judged by and keep to themselves: {@code LDAModel.oldLocalModel}, whose numbers no public
 * member offers, and {@code OnlineLDAOptimizer.variationalTopicInference}, which finds the topics of a document.
 * By its means a likelihood bound is spark.ml's own to rounding, in whatever pass it is summed up.
 */
public final class SparkTopicInference {

    private SparkTopicInference() {}

    /** The parameter of the prior of topics over terms, above 0. */
    public static double topicConcentration(LDAModel model) {
        return model.oldLocalModel().topicConcentration();
    }

    /** The shape of the gamma distribution that an inference starts from, above 0. */
    public static double gammaShape(LDAModel model) {
        return model.oldLocalModel().gammaShape();
    }

    /**
     * Which random numbers inferences start from. Of EM spark.ml draws it anew whenever it brings the model to the driver:
     * there it is the seed of the training.
     */
    public static long seed(LDAModel model) {
        return model.isDistributed() ? model.getSeed() : model.oldLocalModel().seed();
    }

    /**
     * The variational Dirichlet parameters of a document's topics. Deterministic.
     *
     * @param counts how often each of the document's terms occurs in it
     * @param weights of these terms in each topic, terms x topics, column by column: e to the expected logarithm of the
     *     term's probability
     * @param concentration of the document's prior, one for each topic
     * @param gammaShape as the model has it
     * @param seed where the inference starts
     */
    public static double[] topics(
            double[] counts, double[] weights, double[] concentration, double gammaShape, long seed) {
        return infer(counts, weights, concentration, gammaShape, seed).topics();
    }

    /** The same, and what the document tells of its terms. */
    public static Inferred infer(
            double[] counts, double[] weights, double[] concentration, double gammaShape, long seed) {
        var inferred = OnlineLDAOptimizer$.MODULE$.variationalTopicInference(
                Vectors.dense(counts),
                new DenseMatrix$mcD$sp(counts.length, concentration.length, weights),
                new DenseVector$mcD$sp(concentration),
                gammaShape,
                concentration.length,
                seed);
        return new Inferred(
                (double[]) inferred._1().toArray(ClassTag.Double()),
                inferred._2().toArray$mcD$sp());
    }

    /**
     * What is inferred of a document.
     *
     * @param topics the variational Dirichlet parameters of its topics
     * @param counts of each of its terms in each topic, without the topic's weight of the term as a factor; topics x terms,
     *     column by column
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Inferred(double[] topics, double[] counts) {}
}
