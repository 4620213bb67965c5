package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.internals.SparkTopicInference;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * The variational lower bound on the log-likelihood of documents, by equation 4 of Hoffman, Blei and Bach (Online
 * Learning for Latent Dirichlet Allocation, 2010): one part for the topics, one for each document. Together they are what
 * spark.ml's {@code LDAModel.logLikelihood} gives, in nats. Not changed once it is made; safe for use by several threads.
 */
final class TopicBound implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Expected logarithms of the terms' probabilities, terms x topics, row by row. */
    private final double[] logs;

    private final double[] concentration;
    private final double gammaShape;
    private final long seed;
    private final double ofTopics;

    private TopicBound(double[] logs, LDAModel model, double ofTopics) {
        this.logs = logs;
        this.concentration = model.estimatedDocConcentration().toArray();
        this.gammaShape = SparkTopicInference.gammaShape(model);
        this.seed = SparkTopicInference.seed(model);
        this.ofTopics = ofTopics;
    }

    /** Of a model of either optimiser; one of EM is first brought to the driver, as Spark's own bound does. */
    static TopicBound of(LDAModel model) {
        Matrix topics = model.topicsMatrix();
        int terms = topics.numRows();
        int count = topics.numCols();
        double prior = SparkTopicInference.topicConcentration(model);
        double[] logs = new double[terms * count];
        double ofTopics = 0;
        for (int topic = 0; topic < count; topic++) {
            double sum = 0;
            for (int term = 0; term < terms; term++) {
                sum += topics.apply(term, topic);
            }
            double expected = Gamma.digamma(sum);
            for (int term = 0; term < terms; term++) {
                double weight = topics.apply(term, topic);
                double log = Gamma.digamma(weight) - expected;
                logs[term * count + topic] = log;
                ofTopics += (prior - weight) * log + Gamma.logGamma(weight) - Gamma.logGamma(prior);
            }
            ofTopics += Gamma.logGamma(prior * terms) - Gamma.logGamma(sum);
        }
        return new TopicBound(logs, model, ofTopics);
    }

    /** The part of the topics, whatever the documents are. */
    double ofTopics() {
        return ofTopics;
    }

    /**
     * The part of a document; 0 for one without a term.
     *
     * @param document how often each term of the vocabulary occurs
     * @param id from which its inference starts, beside the model's seed
     */
    double ofDocument(Vector document, long id) {
        SparseVector terms = document.toSparse();
        double[] counts = terms.values();
        if (counts.length == 0) {
            return 0;
        }
        double[] weights = new double[counts.length * concentration.length];
        for (int topic = 0; topic < concentration.length; topic++) {
            for (int i = 0; i < counts.length; i++) {
                weights[topic * counts.length + i] = Math.exp(log(terms.indices()[i], topic));
            }
        }
        double[] gamma = SparkTopicInference.topics(counts, weights, concentration, gammaShape, seed + id);
        double total = Arrays.stream(gamma).sum();
        double[] expected = Arrays.stream(gamma)
                .map(it -> Gamma.digamma(it) - Gamma.digamma(total))
                .toArray();
        double bound = Gamma.logGamma(Arrays.stream(concentration).sum()) - Gamma.logGamma(total);
        for (int topic = 0; topic < gamma.length; topic++) {
            bound += (concentration[topic] - gamma[topic]) * expected[topic];
            bound += Gamma.logGamma(gamma[topic]) - Gamma.logGamma(concentration[topic]);
        }
        for (int i = 0; i < counts.length; i++) {
            bound += counts[i] * log(terms.indices()[i], expected);
        }
        return bound;
    }

    private double log(int term, int topic) {
        return logs[term * concentration.length + topic];
    }

    /** The logarithm of the sum over all topics of e to the sum of both logarithms, which neither over- nor underflows. */
    private double log(int term, double[] expected) {
        double most = Double.NEGATIVE_INFINITY;
        for (int topic = 0; topic < expected.length; topic++) {
            most = Math.max(most, expected[topic] + log(term, topic));
        }
        double sum = 0;
        for (int topic = 0; topic < expected.length; topic++) {
            sum += Math.exp(expected[topic] + log(term, topic) - most);
        }
        return most + Math.log(sum);
    }
}
