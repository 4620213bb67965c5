package dev.gristmill.trainer.factorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * The factors of one side.
 *
 * @param ids of users or items, ascending
 * @param values ids x rank, one id after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Factors(int[] ids, float[] values) {

    /** The golden ratio's bits set far apart what lies side by side. */
    private static final long APART = 0x9E3779B97F4A7C15L;
    /** A task of the model's tables carries so many bytes with it: below what Spark warns of. */
    private static final int TASK_BYTES = 800_000;

    private static final StructType TABLE = new StructType()
            .add("id", DataTypes.IntegerType, false)
            .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), true);

    /**
     * Directions drawn at random, of length 1, as spark.ml begins; each from seed and id alone.
     *
     * @param ids ascending; fewer than 2^31 / rank
     */
    static Factors drawn(int[] ids, int rank, long seed) {
        float[] values = new float[ids.length * rank];
        double[] direction = new double[rank];
        for (int i = 0; i < ids.length; i++) {
            Random random = new Random(new SplittableRandom(seed + APART * ids[i]).nextLong());
            double squares = 0;
            for (int j = 0; j < rank; j++) {
                direction[j] = random.nextGaussian();
                squares += direction[j] * direction[j];
            }
            for (int j = 0; j < rank; j++) {
                values[i * rank + j] = (float) (direction[j] / Math.sqrt(squares));
            }
        }
        return new Factors(ids, values);
    }

    /** The same, but for the ids that a model's table has: with its numbers. */
    Factors where(Dataset<Row> table) {
        float[] known = values.clone();
        int rank = ids.length == 0 ? 0 : values.length / ids.length;
        for (Iterator<Row> rows = table.select("id", "features").toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            int at = Arrays.binarySearch(ids, row.getInt(0));
            if (at >= 0) {
                List<Float> factors = row.getList(1);
                for (int j = 0; j < rank; j++) {
                    known[at * rank + j] = factors.get(j);
                }
            }
        }
        return new Factors(ids, known);
    }

    /** The same ids with other numbers. */
    Factors with(float[] others) {
        return new Factors(ids, others);
    }

    /** How far they are from others of the same ids, relative to their own length. */
    double distance(Factors others) {
        double moved = 0;
        double length = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - others.values[i];
            moved += difference * difference;
            length += (double) values[i] * values[i];
        }
        return length == 0 ? Math.sqrt(moved) : Math.sqrt(moved / length);
    }

    /** Rows of {@code id} and {@code features}, as a model of spark.ml has them. */
    Dataset<Row> table(SparkSession session) {
        int rank = ids.length == 0 ? 0 : values.length / ids.length;
        int step = Math.max(1, TASK_BYTES / (Float.BYTES * (rank + 1)));
        List<Tuple2<int[], float[]>> parts = new ArrayList<>();
        for (int from = 0; from < ids.length; from += step) {
            int to = Math.min(ids.length, from + step);
            parts.add(new Tuple2<>(
                    Arrays.copyOfRange(ids, from, to), Arrays.copyOfRange(values, from * rank, to * rank)));
        }
        var spread = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(parts, Math.max(1, parts.size()))
                .flatMap(part -> rows(part._1(), part._2()));
        return session.createDataFrame(spread, TABLE);
    }

    private static Iterator<Row> rows(int[] ids, float[] values) {
        int rank = values.length / ids.length;
        return IntStream.range(0, ids.length)
                .mapToObj(i -> RowFactory.create(ids[i], Arrays.copyOfRange(values, i * rank, (i + 1) * rank)))
                .iterator();
    }
}
