package dev.gristmill.trainer.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Adds arrays of one length up, one of each partition, in the order of the partitions: on the driver, or, where they are too
 * many numbers for it, slice by slice in tasks. Both make the same additions in the same order, and so the same bits.
 */
final class PartialSums {

    /** Numbers that the driver takes in one go: 64 MiB of them. */
    private static final long MOST = 1 << 23;

    private PartialSums() {}

    static double[] add(JavaRDD<double[]> partial, int length) {
        return (long) length * partial.getNumPartitions() <= MOST
                ? added(partial.collect(), length)
                : scattered(partial, length);
    }

    /** A shuffle that gives each task one slice of all arrays. */
    static double[] scattered(JavaRDD<double[]> partial, int length) {
        int slices = Math.min(length, partial.getNumPartitions());
        List<double[]> sums = partial.mapPartitionsWithIndex(
                        (partition, arrays) -> cut(partition, arrays.next(), slices), false)
                .mapToPair(piece -> piece)
                // The slice of a number is the partition of that number
                .partitionBy(new HashPartitioner(slices))
                .mapPartitions(PartialSums::slice)
                .collect();
        double[] sum = new double[length];
        int at = 0;
        for (double[] slice : sums) {
            System.arraycopy(slice, 0, sum, at, slice.length);
            at += slice.length;
        }
        return sum;
    }

    private static Iterator<Tuple2<Integer, Tuple2<Integer, double[]>>> cut(int partition, double[] array, int slices) {
        return IntStream.range(0, slices)
                .mapToObj(slice -> new Tuple2<>(
                        slice,
                        new Tuple2<>(
                                partition,
                                Arrays.copyOfRange(
                                        array,
                                        bound(array.length, slice, slices),
                                        bound(array.length, slice + 1, slices)))))
                .iterator();
    }

    private static int bound(int length, int slice, int slices) {
        return (int) ((long) length * slice / slices);
    }

    private static Iterator<double[]> slice(Iterator<Tuple2<Integer, Tuple2<Integer, double[]>>> pieces) {
        List<Tuple2<Integer, double[]>> parts = new ArrayList<>();
        pieces.forEachRemaining(piece -> parts.add(piece._2()));
        parts.sort(Comparator.comparing(Tuple2::_1));
        return List.of(added(
                        parts.stream().map(Tuple2::_2).toList(), parts.get(0)._2().length))
                .iterator();
    }

    private static double[] added(List<double[]> arrays, int length) {
        double[] sum = new double[length];
        for (double[] array : arrays) {
            for (int i = 0; i < length; i++) {
                sum[i] += array[i];
            }
        }
        return sum;
    }
}
