package dev.gristmill.trainer.factorization;

/** Symmetric matrices as the columns of their upper triangle, one after the other. */
final class Packed {

    private Packed() {}

    static int length(int rank) {
        return rank * (rank + 1) / 2;
    }

    /** Adds a multiple of the outer product of a row with itself. */
    static void add(double[] matrix, double[] row, double times) {
        int at = 0;
        for (int j = 0; j < row.length; j++) {
            double scaled = times * row[j];
            for (int i = 0; i <= j; i++) {
                matrix[at + i] += scaled * row[i];
            }
            at += j + 1;
        }
    }
}
