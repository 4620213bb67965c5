package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.trainer.internals.SparkTopicInference;
import dev.gristmill.trainer.internals.SparkTopics;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/**
 * What the documents of a mini batch make of the topics: for each term and topic how much of the term's count the topic
 * takes, still to be multiplied by the topic's own weight of the term; then for each topic the sum of its expected
 * logarithms in the documents; then how many documents have a term. Whether a document is in the batch, and where its
 * inference starts, follows from seed, iteration and its place.
 *
 * @param weights terms x topics, row by row: e to the expected logarithm of the term's probability
 * @param concentration of the prior of a document's topics, one for each topic
 * @param seed of the training
 * @param iteration from 1
 * @param fraction of the documents that a batch has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TopicExpectation(double[] weights, double[] concentration, long seed, int iteration, double fraction)
        implements Blocks.Term {

    /** How long the sum is. */
    static int length(int terms, int topics) {
        return Math.addExact(Math.multiplyExact(terms, topics), topics + 1);
    }

    @Override
    public void add(Block block, double[] sum) {
        Document document = new Document();
        for (int row = 0; row < block.rows(); row++) {
            SplittableRandom random = RowRandom.of(seed, iteration, block, row);
            if (random.nextDouble() < fraction) {
                document.size = 0;
                block.forEach(row, document);
                if (document.size > 0) {
                    add(document, random.nextLong(), sum);
                }
            }
        }
    }

    private void add(Document document, long start, double[] sum) {
        int topics = concentration.length;
        int size = document.size;
        double[] own = new double[size * topics];
        for (int i = 0; i < size; i++) {
            for (int topic = 0; topic < topics; topic++) {
                own[topic * size + i] = weights[document.terms[i] * topics + topic];
            }
        }
        SparkTopicInference.Inferred inferred = SparkTopicInference.infer(
                Arrays.copyOf(document.counts, size), own, concentration, SparkTopics.GAMMA_SHAPE, start);
        for (int i = 0; i < size; i++) {
            for (int topic = 0; topic < topics; topic++) {
                sum[document.terms[i] * topics + topic] += inferred.counts()[i * topics + topic];
            }
        }
        double[] logs = expectedLogarithms(inferred.topics());
        for (int topic = 0; topic < topics; topic++) {
            sum[weights.length + topic] += logs[topic];
        }
        sum[weights.length + topics]++;
    }

    /** The expected logarithms of the probabilities that a Dirichlet distribution of these parameters gives. */
    static double[] expectedLogarithms(double[] parameters) {
        double total = 0;
        for (double parameter : parameters) {
            total += parameter;
        }
        double ofTotal = Gamma.digamma(total);
        double[] logs = new double[parameters.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Gamma.digamma(parameters[i]) - ofTotal;
        }
        return logs;
    }

    /** The terms of one document after another, those that occur. */
    private static final class Document implements Block.Entry {

        private static final int FEW = 64;

        private int[] terms = new int[FEW];
        private double[] counts = new double[FEW];
        private int size;

        @Override
        public void at(int column, double number) {
            if (number != 0) {
                if (size == terms.length) {
                    terms = Arrays.copyOf(terms, 2 * size);
                    counts = Arrays.copyOf(counts, 2 * size);
                }
                terms[size] = column;
                counts[size++] = number;
            }
        }
    }
}
