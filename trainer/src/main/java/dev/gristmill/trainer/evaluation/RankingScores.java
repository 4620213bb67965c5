package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.judgement.Detail.AtK;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums up how well items were ranked for users, as {@link org.apache.spark.mllib.evaluation.RankingMetrics} defines it.
 * Not thread-safe.
 */
final class RankingScores {

    static final List<String> METRICS = List.of("precisionAt10", "recallAt10", "mapAt10", "ndcgAt10");

    private static final int[] LENGTHS = {1, 3, 5, 10, 20};
    private static final int SHOWN = 3;
    /** The longest list of items that is looked at. */
    static final int LONGEST = 20;

    private final double[] precision = new double[LENGTHS.length];
    private final double[] recall = new double[LENGTHS.length];
    private final double[] averagePrecision = new double[LENGTHS.length];
    private final double[] gain = new double[LENGTHS.length];
    private long users;

    /**
     * Adds a user.
     *
     * @param ranked the items recommended, the best first
     * @param relevant the items that should be among them; at least one
     */
    void add(List<Integer> ranked, Set<Integer> relevant) {
        users++;
        for (int i = 0; i < LENGTHS.length; i++) {
            add(i, ranked.subList(0, Math.min(LENGTHS[i], ranked.size())), relevant);
        }
    }

    private void add(int i, List<Integer> first, Set<Integer> relevant) {
        int hits = 0;
        double precisions = 0;
        double gained = 0;
        for (int place = 1; place <= first.size(); place++) {
            if (relevant.contains(first.get(place - 1))) {
                hits++;
                precisions += (double) hits / place;
                gained += 1 / Math.log(place + 1.0);
            }
        }
        int possible = Math.min(LENGTHS[i], relevant.size());
        double largest = 0;
        for (int place = 1; place <= possible; place++) {
            largest += 1 / Math.log(place + 1.0);
        }
        precision[i] += (double) hits / LENGTHS[i];
        recall[i] += (double) hits / relevant.size();
        averagePrecision[i] += precisions / possible;
        gain[i] += gained / largest;
    }

    long users() {
        return users;
    }

    List<AtK> atK() {
        List<AtK> all = new ArrayList<>();
        for (int i = 0; i < LENGTHS.length; i++) {
            all.add(new AtK(
                    LENGTHS[i], precision[i] / users, recall[i] / users, averagePrecision[i] / users, gain[i] / users));
        }
        return all;
    }

    /** The metrics at 10. */
    Map<String, Double> metrics() {
        AtK at = atK().get(SHOWN);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(METRICS.get(0), at.precision());
        values.put(METRICS.get(1), at.recall());
        values.put(METRICS.get(2), at.meanAveragePrecision());
        values.put(METRICS.get(3), at.ndcg());
        return values;
    }
}
