package dev.gristmill.trainer.evaluation;

import java.io.Serializable;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a cluster's rows that tell how far any point is from all of them: of the weights, the points, and their
 * squared lengths. Not thread-safe.
 */
final class ClusterSums implements Serializable {

    private static final long serialVersionUID = 1L;

    private final double[] points;
    private double weight;
    private double squares;

    private ClusterSums(double[] points) {
        this.points = points;
    }

    /**
     * Of no rows.
     *
     * @param point one of them; null where rows have no place
     */
    static ClusterSums of(@Nullable Vector point) {
        return new ClusterSums(new double[point == null ? 0 : point.size()]);
    }

    /**
     * Adds a row.
     *
     * @param point its place; null for none
     * @param more its weight
     * @param direction whether its length does not matter
     */
    void add(@Nullable Vector point, double more, boolean direction) {
        weight += more;
        if (point == null) {
            return;
        }
        double scale = direction ? 1 / Vectors.norm(point, 2) : 1;
        squares += more * scale * scale * point.dot(point);
        if (point instanceof SparseVector sparse) {
            int[] indices = sparse.indices();
            double[] values = sparse.values();
            for (int i = 0; i < indices.length; i++) {
                points[indices[i]] += more * scale * values[i];
            }
        } else {
            double[] values = point.toArray();
            for (int i = 0; i < values.length; i++) {
                points[i] += more * scale * values[i];
            }
        }
    }

    ClusterSums merge(ClusterSums other) {
        weight += other.weight;
        squares += other.squares;
        for (int i = 0; i < points.length; i++) {
            points[i] += other.points[i];
        }
        return this;
    }

    double weight() {
        return weight;
    }

    /**
     * The mean squared distance of a point from the rows.
     *
     * @param square the point's squared length, when it has been stretched
     * @param scale by how much it is to be stretched
     */
    double distance(Vector point, double square, double scale) {
        return square + squares / weight - 2 * scale * point.dot(Vectors.dense(points)) / weight;
    }
}
