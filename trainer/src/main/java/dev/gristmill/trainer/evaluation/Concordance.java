package dev.gristmill.trainer.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well predicted times order rows some of which are censored: Harrell's C (Harrell, Lee and Mark, 1996). A pair can be
 * compared if the row with the shorter time has its event, or if both times are equal and one of the two has its event. It
 * counts 1 if the event's prediction is the shorter one, 1/2 if predictions are equal.
 *
 * <p>Keeps the rows themselves, and of too many the part whose hashes begin with enough zeros: the same rows in whatever
 * parts and order they come. Not thread-safe.
 */
final class Concordance implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int most;
    private ArrayList<double[]> rows = new ArrayList<>();
    private int zeros;

    /** Of no rows; keeps so many at most. */
    Concordance(int most) {
        this.most = most;
    }

    void add(double prediction, double time, boolean event, double weight) {
        keep(new double[] {prediction, time, event ? 1 : 0, weight});
        shrink();
    }

    void merge(Concordance other) {
        zeros = Math.max(zeros, other.zeros);
        ArrayList<double[]> own = rows;
        rows = new ArrayList<>();
        own.forEach(this::keep);
        other.rows.forEach(this::keep);
        shrink();
    }

    private void keep(double[] row) {
        if (Long.numberOfLeadingZeros(Hash.of(row)) >= zeros) {
            rows.add(row);
        }
    }

    private void shrink() {
        while (rows.size() > most) {
            zeros++;
            rows.removeIf(row -> Long.numberOfLeadingZeros(Hash.of(row)) < zeros);
        }
    }

    /** How many rows it is computed from. */
    long rows() {
        return rows.size();
    }

    /** 0 to 1; NaN if no two rows can be compared. */
    double value() {
        List<double[]> latestFirst = new ArrayList<>(rows);
        latestFirst.sort(Comparator.<double[]>comparingDouble(row -> row[1]).reversed());
        double[] ranks =
                rows.stream().mapToDouble(row -> row[0]).sorted().distinct().toArray();
        RankedWeights later = new RankedWeights(ranks);
        double pairs = 0;
        double right = 0;
        int next = 0;
        for (int first = 0; first < latestFirst.size(); first = next) {
            while (next < latestFirst.size()
                    && latestFirst.get(next)[1] == latestFirst.get(first)[1]) {
                next++;
            }
            List<double[]> sameTime = latestFirst.subList(first, next);
            sameTime.stream().filter(row -> row[2] == 0).forEach(row -> later.add(row[0], row[3]));
            for (double[] row : sameTime) {
                if (row[2] == 1) {
                    double above = later.above(row[0]);
                    pairs += row[3] * later.all();
                    right += row[3] * (above + (later.all() - above - later.below(row[0])) / 2);
                }
            }
            sameTime.stream().filter(row -> row[2] == 1).forEach(row -> later.add(row[0], row[3]));
        }
        return right / pairs;
    }
}
