package dev.gristmill.trainer.optimization;

/**
 * What the sizes of variables cost, on top of an {@link Objective}: the sum over all of {@code l1 * |x|}.
 *
 * @param l1 one number for each variable, none negative; empty where none costs anything
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Penalty(double[] l1) {

    /** No cost. */
    public static final Penalty NONE = new Penalty(new double[0]);

    boolean free() {
        return l1.length == 0;
    }

    double value(double[] point) {
        double sum = 0;
        for (int i = 0; i < l1.length; i++) {
            sum += l1[i] * Math.abs(point[i]);
        }
        return sum;
    }

    /** The steepest slope of the penalised function, turned uphill: 0 where no step makes it smaller (Andrew and Gao, 4). */
    double[] slope(double[] point, double[] gradient) {
        double[] slope = gradient.clone();
        for (int i = 0; i < l1.length; i++) {
            if (point[i] != 0) {
                slope[i] += Math.signum(point[i]) * l1[i];
            } else if (gradient[i] + l1[i] < 0) {
                slope[i] += l1[i];
            } else if (gradient[i] - l1[i] > 0) {
                slope[i] -= l1[i];
            } else {
                slope[i] = 0;
            }
        }
        return slope;
    }
}
