package dev.gristmill.trainer.factorization;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** The different ids in a column of integers. They stay with the executors until they are asked for. */
final class Identifiers {

    private static final int FIRST = 1024;

    private final JavaRDD<int[]> parts;

    private Identifiers(JavaRDD<int[]> parts) {
        this.parts = parts;
    }

    static Identifiers of(Dataset<Row> rows, String column) {
        return new Identifiers(rows.select(column)
                .distinct()
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(Identifiers::gathered));
    }

    /** How many there are: one pass over the rows, which {@link #sorted} does not do again. */
    long count() {
        return parts.aggregate(0L, (sum, part) -> sum + part.length, Long::sum);
    }

    /** All of them in ascending order: fewer than 2^31. */
    int[] sorted() {
        List<int[]> found = parts.collect();
        int[] all = new int[found.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (int[] part : found) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        Arrays.sort(all);
        return all;
    }

    private static Iterator<int[]> gathered(Iterator<InternalRow> rows) {
        int[] ids = new int[FIRST];
        int size = 0;
        while (rows.hasNext()) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
            }
            ids[size++] = rows.next().getInt(0);
        }
        return Collections.singleton(Arrays.copyOf(ids, size)).iterator();
    }
}
