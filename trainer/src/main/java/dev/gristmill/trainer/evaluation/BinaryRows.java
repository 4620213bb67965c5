package dev.gristmill.trainer.evaluation;

import dev.gristmill.spi.BinaryScores;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/** Sums up rows of score, label and weight. */
final class BinaryRows implements Summary<BinaryRows> {

    private static final long serialVersionUID = 1L;

    private final ScoreKind kind;
    private final BinaryScores scores;
    private final Tally tally = new Tally();

    BinaryRows(ScoreKind kind, int bins) {
        this.kind = kind;
        this.scores = new BinaryScores(bins);
    }

    @Override
    public void add(Row row) {
        if (row.isNullAt(0)) {
            tally.missing();
            return;
        }
        double score = kind.squeezed(row.get(0) instanceof Vector vector ? vector.apply(1) : row.getDouble(0));
        if (!(score >= 0 && score <= 1)) {
            tally.invalid();
            return;
        }
        tally.scored(row.getDouble(2));
        scores.add(score, row.getDouble(1) == 1, row.getDouble(2));
    }

    @Override
    public BinaryRows merge(BinaryRows other) {
        scores.merge(other.scores);
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    BinaryScores scores() {
        return scores;
    }
}
