package dev.gristmill.trainer.rows;

import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Looks into columns of vectors. */
public final class Vectors {

    /** Of smaller numbers the squares of a hundred million add up to one that is finite. */
    public static final double LARGE = 1e150;

    private static final UDF1<@Nullable Vector, Boolean> NOT_FINITE = vector -> vector != null && !finite(vector);
    private static final UDF1<@Nullable Vector, @Nullable Integer> SIZE =
            vector -> vector == null ? null : vector.size();
    private static final UDF1<@Nullable Vector, Boolean> TOO_LARGE =
            vector -> vector != null && Arrays.stream(values(vector)).anyMatch(Vectors::tooLarge);
    private static final UDF1<Vector, int[]> PLACES = vector -> IntStream.range(0, vector.size())
            .filter(place -> tooLarge(vector.apply(place)))
            .toArray();

    private Vectors() {}

    /** True where any number is NaN or infinite; false where there is no vector. */
    public static Column notFinite(Column vector) {
        return udf(NOT_FINITE, DataTypes.BooleanType).apply(vector);
    }

    /** How many numbers there are; null where there is no vector. */
    static Column size(Column vector) {
        return udf(SIZE, DataTypes.IntegerType).apply(vector);
    }

    /** True where any number is NaN or {@value #LARGE} or more in size; false where there is no vector. */
    public static Column tooLarge(Column vector) {
        return udf(TOO_LARGE, DataTypes.BooleanType).apply(vector);
    }

    /** Which of a vector's numbers {@link #tooLarge} means. */
    static Column placesTooLarge(Column vector) {
        return udf(PLACES, DataTypes.createArrayType(DataTypes.IntegerType)).apply(vector);
    }

    /** Whether every number is neither NaN nor infinite. */
    public static boolean finite(Vector vector) {
        return Arrays.stream(values(vector)).allMatch(Double::isFinite);
    }

    private static boolean tooLarge(double number) {
        return !(Math.abs(number) < LARGE);
    }

    private static double[] values(Vector vector) {
        return vector instanceof DenseVector dense
                ? dense.values()
                : vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
    }
}
