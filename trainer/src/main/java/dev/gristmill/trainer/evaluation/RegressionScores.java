package dev.gristmill.trainer.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Sums up rows of prediction, label and weight, and of a survival analysis whether the event occurred: errors are about
 * rows where it did, the concordance is about all.
 */
final class RegressionScores implements Summary<RegressionScores> {

    static final String CONCORDANCE = "concordance";

    private static final long serialVersionUID = 1L;

    private final NumberScores numbers;
    private final @Nullable Concordance concordance;
    private final Tally tally = new Tally();

    /**
     * Of no rows.
     *
     * @param most from how many rows the concordance is computed at most; 0 for none
     */
    RegressionScores(NumberScores numbers, int most) {
        this.numbers = numbers;
        this.concordance = most == 0 ? null : new Concordance(most);
    }

    @Override
    public void add(Row row) {
        if (row.isNullAt(0)) {
            tally.missing();
        } else if (!Double.isFinite(row.getDouble(0))) {
            tally.invalid();
        } else {
            tally.scored(row.getDouble(2));
            boolean event = concordance == null || row.getDouble(3) == 1;
            if (event) {
                numbers.add(row);
            }
            if (concordance != null && row.getDouble(2) > 0) {
                concordance.add(row.getDouble(0), row.getDouble(1), event, row.getDouble(2));
            }
        }
    }

    @Override
    public RegressionScores merge(RegressionScores other) {
        numbers.merge(other.numbers);
        tally.merge(other.tally);
        if (concordance != null && other.concordance != null) {
            concordance.merge(other.concordance);
        }
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    NumberScores numbers() {
        return numbers;
    }

    /** How many rows the concordance is computed from. */
    long compared() {
        return concordance == null ? 0 : concordance.rows();
    }

    /** All metrics, finite or not. */
    Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>(numbers.metrics());
        if (concordance != null) {
            values.put(CONCORDANCE, concordance.value());
        }
        return values;
    }
}
