package dev.gristmill.trainer.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * How many rows hold a frequent pattern of two items or more. Every part of a frequent pattern is as frequent, so it is
 * enough to look for those of two. Rows are the list of items.
 */
final class CoverageScores implements Summary<CoverageScores> {

    private static final long serialVersionUID = 1L;

    /** Not sent back: only the counts are. */
    private final transient Map<Object, ? extends Set<Object>> pairs;

    private final Tally tally = new Tally();
    private long covered;

    private CoverageScores(Map<Object, ? extends Set<Object>> pairs) {
        this.pairs = pairs;
    }

    /** Of no rows, for the frequent patterns of two items. */
    static Empty<CoverageScores> of(List<List<Object>> patterns) {
        HashMap<Object, HashSet<Object>> pairs = new HashMap<>();
        for (List<Object> pair : patterns) {
            pairs.computeIfAbsent(pair.get(0), item -> new HashSet<>()).add(pair.get(1));
            pairs.computeIfAbsent(pair.get(1), item -> new HashSet<>()).add(pair.get(0));
        }
        return () -> new CoverageScores(pairs);
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
            Set<Object> others = pairs.get(item);
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
