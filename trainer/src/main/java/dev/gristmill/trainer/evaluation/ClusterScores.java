package dev.gristmill.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;

/**
 * How many rows each cluster has, where they lie, and how far they are from its centre. Rows are features, prediction and
 * weight.
 */
final class ClusterScores implements Summary<ClusterScores> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Vector> centres;
    private final boolean cosine;
    private final TreeMap<Integer, ClusterSums> clusters = new TreeMap<>();
    private final Tally tally = new Tally();
    private double cost;

    /**
     * Of no rows.
     *
     * @param centres of the clusters in their order; empty where the model has none
     * @param cosine whether distances are cosine ones and not squared Euclidean ones
     */
    ClusterScores(List<Vector> centres, boolean cosine) {
        this.centres = new ArrayList<>(centres);
        this.cosine = cosine;
    }

    @Override
    public void add(Row row) {
        if (row.isNullAt(1)) {
            tally.missing();
            return;
        }
        int cluster = row.getInt(1);
        double weight = row.getDouble(2);
        tally.scored(weight);
        if (weight > 0) {
            Vector point = row.getAs(0);
            clusters.computeIfAbsent(cluster, it -> ClusterSums.of(point)).add(point, weight, cosine);
            cost += centres.isEmpty() ? 0 : weight * distance(point, centres.get(cluster));
        }
    }

    private double distance(Vector row, Vector centre) {
        return cosine
                ? 1 - row.dot(centre) / Vectors.norm(row, 2) / Vectors.norm(centre, 2)
                : Vectors.sqdist(row, centre);
    }

    @Override
    public ClusterScores merge(ClusterScores other) {
        other.clusters.forEach((cluster, sums) -> clusters.merge(cluster, sums, ClusterSums::merge));
        cost += other.cost;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The sum of weight times distance from the centre. */
    double cost() {
        return cost;
    }

    /** How many clusters have rows. */
    int count() {
        return clusters.size();
    }

    /** Makes summaries of the silhouette of the same rows. */
    Empty<SilhouetteScores> silhouette() {
        TreeMap<Integer, ClusterSums> sums = clusters;
        boolean directions = cosine;
        return () -> new SilhouetteScores(sums, directions);
    }

    /** The share of the smallest cluster that has rows. */
    double smallestShare() {
        return clusters.values().stream().mapToDouble(ClusterSums::weight).min().orElse(Double.NaN) / tally.weight();
    }

    /** The weight of the rows in each cluster, at least so many. */
    List<Double> sizes(int atLeast) {
        int count = clusters.isEmpty() ? atLeast : Math.max(atLeast, clusters.lastKey() + 1);
        List<Double> all = new ArrayList<>();
        for (int cluster = 0; cluster < count; cluster++) {
            ClusterSums sums = clusters.get(cluster);
            all.add(sums == null ? 0.0 : sums.weight());
        }
        return all;
    }
}
