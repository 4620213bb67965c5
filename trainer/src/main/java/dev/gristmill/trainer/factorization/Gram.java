package dev.gristmill.trainer.factorization;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The sum of the outer products of all rows of a matrix, added in parts that depend on how many rows there are alone. */
final class Gram {

    private static final int ROWS = 4096;
    private static final int MOST_PARTS = 32;

    private Gram() {}

    /** Packed, of rows x rank. */
    static double[] of(JavaSparkContext context, Broadcast<float[]> matrix, int rows, int rank) {
        int parts = Math.max(1, Math.min(MOST_PARTS, rows / ROWS));
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        List<double[]> sums = context.parallelize(numbers, parts)
                .map(part -> {
                    int from = (int) ((long) rows * part / parts);
                    int to = (int) ((long) rows * (part + 1) / parts);
                    return sum(matrix.value(), from, to, rank);
                })
                .collect();
        double[] gram = new double[Packed.length(rank)];
        for (double[] sum : sums) {
            for (int i = 0; i < gram.length; i++) {
                gram[i] += sum[i];
            }
        }
        return gram;
    }

    private static double[] sum(float[] matrix, int from, int to, int rank) {
        double[] sum = new double[Packed.length(rank)];
        double[] row = new double[rank];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < rank; j++) {
                row[j] = matrix[i * rank + j];
            }
            Packed.add(sum, row, 1);
        }
        return sum;
    }
}
