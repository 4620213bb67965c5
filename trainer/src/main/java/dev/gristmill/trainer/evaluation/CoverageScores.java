package dev.gristmill.trainer.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * How many rows hold a frequent pattern of two items or more. Every part of a frequent pattern is as frequent, so it is
 * enough to look for those of two. Rows are the list of items.
 */
final class CoverageScores implements Summary<CoverageScores> {

    private static final long serialVersionUID = 1L;

    private final HashMap<Object, HashSet<Object>> pairs = new HashMap<>();
    private final Tally tally = new Tally();
    private long covered;

    /** Of no rows, for the frequent patterns of two items. */
    static CoverageScores of(List<List<Object>> patterns) {
        CoverageScores scores = new CoverageScores();
        for (List<Object> pair : patterns) {
            scores.pairs.computeIfAbsent(pair.get(0), item -> new HashSet<>()).add(pair.get(1));
            scores.pairs.computeIfAbsent(pair.get(1), item -> new HashSet<>()).add(pair.get(0));
        }
        return scores;
    }

    @Override
    public CoverageScores fresh() {
        CoverageScores scores = new CoverageScores();
        scores.pairs.putAll(pairs);
        return scores;
    }

    @Override
    public void add(Row row) {
        tally.scored(1);
        if (!row.isNullAt(0) && holds(row.getList(0))) {
            covered++;
        }
    }

    private boolean holds(List<Object> items) {
        for (Object item : items) {
            HashSet<Object> others = pairs.get(item);
            if (others != null && items.stream().anyMatch(others::contains)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CoverageScores merge(CoverageScores other) {
        covered += other.covered;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    double share() {
        return (double) covered / tally.rows();
    }
}
