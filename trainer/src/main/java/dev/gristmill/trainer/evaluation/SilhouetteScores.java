package dev.gristmill.trainer.evaluation;

import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;

/**
 * The silhouette (Rousseeuw 1987) of rows whose clusters are summed up already, with squared Euclidean distances. Cosine
 * distances are half of those between directions, and the silhouette does not depend on the unit. Rows are features,
 * prediction and weight.
 *
 * <p>The mean squared distance of a point x from rows y of weights w, which sum to W, takes no look at the rows: it is
 * |x|² + Σ w|y|² / W - 2 x · Σ wy / W.
 */
final class SilhouetteScores implements Summary<SilhouetteScores> {

    private static final long serialVersionUID = 1L;

    /** Not sent back: only the sum is. */
    private final transient Map<Integer, ClusterSums> clusters;

    private final boolean directions;
    private final Tally tally = new Tally();
    private double sum;

    SilhouetteScores(Map<Integer, ClusterSums> clusters, boolean directions) {
        this.clusters = clusters;
        this.directions = directions;
    }

    @Override
    public void add(Row row) {
        double weight = row.getDouble(2);
        tally.scored(weight);
        if (weight > 0) {
            sum += weight * silhouette(row.getAs(0), row.getInt(1), weight);
        }
    }

    private double silhouette(Vector point, int cluster, double weight) {
        double size = Objects.requireNonNull(clusters.get(cluster)).weight();
        if (size == weight) {
            return 0;
        }
        double square = directions ? 1 : point.dot(point);
        double scale = directions ? 1 / Vectors.norm(point, 2) : 1;
        double own = 0;
        double next = Double.POSITIVE_INFINITY;
        for (Map.Entry<Integer, ClusterSums> sums : clusters.entrySet()) {
            double distance = sums.getValue().distance(point, square, scale);
            if (sums.getKey() == cluster) {
                // The row is none of the others of its cluster
                own = distance * size / (size - weight);
            } else {
                next = Math.min(next, distance);
            }
        }
        return own == next ? 0 : (next - own) / Math.max(own, next);
    }

    @Override
    public SilhouetteScores merge(SilhouetteScores other) {
        sum += other.sum;
        tally.merge(other.tally);
        return this;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    /** The weighted mean, -1 to 1; of a row that is alone in its cluster the silhouette is 0. */
    double mean() {
        return sum / tally.weight();
    }
}
