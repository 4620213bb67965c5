package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.judgement.Detail.Point;
import java.util.ArrayList;
import java.util.List;

/** A curve within the unit square, thinned out to what can be seen: its ends and points that are apart. For one curve. */
final class Curve {

    private static final int MOST = 200;

    private final List<Point> points = new ArrayList<>();

    /** Adds the next point. */
    void add(double x, double y) {
        points.add(new Point(x, y));
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    /** At most {@value #MOST} points. */
    List<Point> points() {
        if (points.size() <= MOST) {
            return List.copyOf(points);
        }
        double step = length() / (MOST - 2);
        List<Point> apart = new ArrayList<>(List.of(points.get(0)));
        double walked = 0;
        for (int i = 1; i < points.size() - 1; i++) {
            walked += distance(points.get(i - 1), points.get(i));
            if (walked >= step * apart.size()) {
                apart.add(points.get(i));
            }
        }
        apart.add(points.get(points.size() - 1));
        return apart;
    }

    private double length() {
        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += distance(points.get(i - 1), points.get(i));
        }
        return length;
    }

    private static double distance(Point from, Point to) {
        return Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
    }
}
