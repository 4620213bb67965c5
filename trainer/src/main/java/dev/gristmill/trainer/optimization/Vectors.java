package dev.gristmill.trainer.optimization;

/** Arithmetic on arrays of one length. */
final class Vectors {

    private Vectors() {}

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** Adds a multiple of one vector to another. */
    static void add(double factor, double[] vector, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    static void scale(double factor, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    static double[] difference(double[] left, double[] right) {
        double[] difference = left.clone();
        add(-1, right, difference);
        return difference;
    }
}
