package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.judgement.Detail.Point;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some points out of many: those whose hashes are the smallest, so that it is the same ones in whatever parts and order
 * they come. Equal points count once. Not thread-safe.
 */
final class PointSample implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;

    private final TreeMap<Long, double[]> points = new TreeMap<>();

    void add(double x, double y) {
        add(Hash.of(x, y), new double[] {x, y});
    }

    void merge(PointSample other) {
        other.points.forEach(this::add);
    }

    private void add(long hash, double[] point) {
        if (points.size() < MOST || hash < points.lastKey()) {
            points.put(hash, point);
            if (points.size() > MOST) {
                points.pollLastEntry();
            }
        }
    }

    List<Point> points() {
        return points.entrySet().stream()
                .map(Map.Entry::getValue)
                .map(it -> new Point(it[0], it[1]))
                .toList();
    }
}
