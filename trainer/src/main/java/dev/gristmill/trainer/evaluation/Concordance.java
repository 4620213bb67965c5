package dev.gristmill.trainer.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How well predicted times order rows some of which are censored: Harrell's C (Harrell, Lee and Mark, 1996). A pair can be
 * compared if the row with the shorter time has its event, or if both times are equal and one of the two has its event. It
 * counts 1 if the event's prediction is the shorter one, 1/2 if predictions are equal.
 *
 * <p>Keeps the rows themselves, equal ones as one, for they are never compared with each other; of too many those with the
 * least hashes: the same rows in whatever parts and order they come. Not thread-safe.
 */
final class Concordance implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int WEIGHT = 3;
    private static final int COUNT = 4;

    private final int most;
    /** By hash: prediction, time, whether the event came, the weight of all rows that are equal, and how many there are. */
    private final TreeMap<Long, double[]> rows = new TreeMap<>();

    /** Of no rows; keeps so many different ones at most. */
    Concordance(int most) {
        this.most = most;
    }

    void add(double prediction, double time, boolean event, double weight) {
        double came = event ? 1 : 0;
        keep(Hash.of(new double[] {prediction, time, came}), new double[] {prediction, time, came, weight, 1});
    }

    void merge(Concordance other) {
        other.rows.forEach((hash, row) -> keep(hash, row.clone()));
    }

    // What is evicted stays out: there are as many smaller hashes from then on
    private void keep(long hash, double[] row) {
        double[] own = rows.get(hash);
        if (own != null) {
            own[WEIGHT] += row[WEIGHT];
            own[COUNT] += row[COUNT];
        } else if (rows.size() < most || hash < rows.lastKey()) {
            rows.put(hash, row);
            if (rows.size() > most) {
                rows.pollLastEntry();
            }
        }
    }

    /** How many rows it is computed from. */
    long rows() {
        return (long) rows.values().stream().mapToDouble(row -> row[COUNT]).sum();
    }

    /** 0 to 1; NaN if no two rows can be compared. */
    double value() {
        List<double[]> latestFirst = new ArrayList<>(rows.values());
        latestFirst.sort(Comparator.<double[]>comparingDouble(row -> row[1]).reversed());
        double[] ranks = rows.values().stream()
                .mapToDouble(row -> row[0])
                .sorted()
                .distinct()
                .toArray();
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
