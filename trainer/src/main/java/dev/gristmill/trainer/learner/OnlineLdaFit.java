package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.internals.SparkTopics;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LocalLDAModel;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Online variational Bayes (Hoffman, Blei and Bach, Online Learning for Latent Dirichlet Allocation, 2010): an iteration
 * infers the topics of a mini batch of documents and moves all topics towards what the batch alone would make of them, by
 * less and less. Its change is by how much of their weight the topics moved; a loss would cost another pass.
 */
final class OnlineLdaFit implements IterativeFit {

    private static final String TOPICS = "topics";
    private static final String CONCENTRATION = "concentration";

    private final String learner;
    private final LDA estimator;
    private final Blocks blocks;
    private final SparkSession session;
    /** The Dirichlet parameters of the topics, topics x terms, row by row. */
    private double[] topics;

    private double[] concentration;
    private int iteration;

    private OnlineLdaFit(String learner, TrainingView view, double[] topics, double[] concentration) {
        this.learner = learner;
        this.estimator = (LDA) view.estimator();
        this.blocks = view.blocks();
        this.session = view.rows().sparkSession();
        this.topics = topics;
        this.concentration = concentration;
    }

    /**
     * Begins with spark.ml's topics.
     *
     * @param earlier whose topics take their place for the terms that it knows; null for none
     */
    static OnlineLdaFit begin(String learner, TrainingView view, @Nullable EarlierModel earlier) {
        LDA estimator = (LDA) view.estimator();
        double[] topics = SparkTopics.start(estimator.getK(), view.blocks().features(), estimator.getSeed());
        if (earlier == null || !(earlier.model() instanceof LocalLDAModel model)) {
            return new OnlineLdaFit(learner, view, topics, TopicPrior.start(estimator));
        }
        int terms = earlier.features().length;
        for (int term = 0; term < terms; term++) {
            for (int topic = 0; topic < estimator.getK() && earlier.features()[term] >= 0; topic++) {
                topics[topic * terms + term] = model.topicsMatrix().apply(earlier.features()[term], topic);
            }
        }
        return new OnlineLdaFit(
                learner, view, topics, model.estimatedDocConcentration().toArray());
    }

    static OnlineLdaFit resume(TrainingView view, LearnerState state) {
        OnlineLdaFit fit = new OnlineLdaFit(state.learner(), view, state.doubles(TOPICS), state.doubles(CONCENTRATION));
        fit.iteration = state.iteration();
        return fit;
    }

    @Override
    public int iteration() {
        return iteration;
    }

    @Override
    public int maxIterations() {
        return estimator.getMaxIter();
    }

    @Override
    public boolean finished() {
        return iteration >= maxIterations();
    }

    @Override
    public Iteration advance() {
        int terms = blocks.features();
        int k = concentration.length;
        double[] weights = weights();
        double[] sums = blocks.sum(
                TopicExpectation.length(terms, k),
                new TopicExpectation(
                        weights, concentration, estimator.getSeed(), iteration + 1, estimator.getSubsamplingRate()));
        iteration++;
        double documents = sums[sums.length - 1];
        if (documents == 0) {
            return new Iteration(iteration, null, 0.0);
        }
        double rate = Math.pow(estimator.getLearningOffset() + iteration, -estimator.getLearningDecay());
        double change = move(sums, weights, rate);
        if (estimator.getOptimizeDocConcentration()) {
            double[] logs = Arrays.copyOfRange(sums, terms * k, terms * k + k);
            for (int topic = 0; topic < k; topic++) {
                logs[topic] /= documents;
            }
            concentration = TopicPrior.step(concentration, logs, rate);
        }
        return new Iteration(iteration, null, change);
    }

    /** The change of all parameters against their sum. */
    private double move(double[] sums, double[] weights, double rate) {
        int terms = blocks.features();
        int k = concentration.length;
        // As spark.ml does: how many documents a batch should have, not how many it happens to have
        double share = blocks.rows() / Math.ceil(estimator.getSubsamplingRate() * blocks.rows());
        double prior = topicConcentration();
        double[] next = new double[topics.length];
        double moved = 0;
        double total = 0;
        for (int topic = 0; topic < k; topic++) {
            for (int term = 0; term < terms; term++) {
                int at = topic * terms + term;
                double count = sums[term * k + topic] * weights[term * k + topic];
                next[at] = (1 - rate) * topics[at] + rate * (count * share + prior);
                moved += Math.abs(next[at] - topics[at]);
                total += next[at];
            }
        }
        topics = next;
        return moved / total;
    }

    private double[] weights() {
        int terms = blocks.features();
        int k = concentration.length;
        double[] weights = new double[topics.length];
        for (int topic = 0; topic < k; topic++) {
            double[] logs =
                    TopicExpectation.expectedLogarithms(Arrays.copyOfRange(topics, topic * terms, (topic + 1) * terms));
            for (int term = 0; term < terms; term++) {
                weights[term * k + topic] = Math.exp(logs[term]);
            }
        }
        return weights;
    }

    private double topicConcentration() {
        return estimator.isSet(estimator.topicConcentration())
                ? estimator.getTopicConcentration()
                : 1.0 / estimator.getK();
    }

    @Override
    public LearnerState state() {
        return new LearnerState(learner, iteration, Map.of(TOPICS, topics, CONCENTRATION, concentration));
    }

    @Override
    public Model<?> model() {
        return SparkTopics.local(estimator, topics, concentration, topicConcentration(), session);
    }

    @Override
    public void close() {
        // The rows are the view's
    }
}
