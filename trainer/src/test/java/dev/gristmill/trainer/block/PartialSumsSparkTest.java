package dev.gristmill.trainer.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.ProductSession;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

final class PartialSumsSparkTest {

    private static final int PARTITIONS = 5;
    private static final int LENGTH = 23;

    /** Numbers of many sizes, so that another order of additions gives other bits. */
    @Test
    void givesTheSameBitsInTasksAsOnTheDriver() {
        Random random = new Random(3);
        List<double[]> arrays = IntStream.range(0, PARTITIONS)
                .mapToObj(it -> random.doubles(LENGTH)
                        .map(number -> Math.scalb(number - 0.5, random.nextInt(60)))
                        .toArray())
                .toList();
        JavaRDD<double[]> partial = JavaSparkContext.fromSparkContext(
                        ProductSession.session().sparkContext())
                .parallelize(arrays, PARTITIONS);
        double[] expected = new double[LENGTH];
        arrays.forEach(array -> IntStream.range(0, LENGTH).forEach(i -> expected[i] += array[i]));

        assertThat(PartialSums.add(partial, LENGTH)).containsExactly(expected);
        assertThat(PartialSums.scattered(partial, LENGTH)).containsExactly(expected);
    }
}
