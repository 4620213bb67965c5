package dev.gristmill.trainer.evaluation;

import java.util.Arrays;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/** How likely topics make documents, and how many words these have. Rows are a number and how often each term occurs. */
final class TopicScores implements Summary<TopicScores> {

    private static final long serialVersionUID = 1L;

    /** Not sent back: only the sum is. */
    private final transient TopicBound bound;

    private final Tally tally = new Tally();
    private double words;
    private double sum;

    TopicScores(TopicBound bound) {
        this.bound = bound;
    }

    @Override
    public void add(Row row) {
        tally.scored(1);
        Vector document = row.getAs(1);
        words += Arrays.stream(document.toSparse().values()).sum();
        sum += bound.ofDocument(document, row.getLong(0));
    }

    @Override
    public TopicScores merge(TopicScores other) {
        words += other.words;
        sum += other.sum;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /**
     * An upper bound of the negative log-likelihood of a word, in nats; NaN without a word.
     *
     * @param ofTopics the part of the likelihood bound that all documents share
     */
    double logPerplexity(double ofTopics) {
        return -(sum + ofTopics) / words;
    }
}
