package dev.gristmill.trainer.evaluation;

import java.util.Arrays;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/** How many documents there are, and how many words. Rows are the vector of how often each term occurs. */
final class TokenScores implements Summary<TokenScores> {

    private static final long serialVersionUID = 1L;

    private final Tally tally = new Tally();
    private double count;

    @Override
    public void add(Row row) {
        tally.scored(1);
        Vector terms = row.getAs(0);
        count += Arrays.stream(terms.toSparse().values()).sum();
    }

    @Override
    public TokenScores merge(TokenScores other) {
        count += other.count;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The sum of how often all terms occur in all documents. */
    double count() {
        return count;
    }
}
