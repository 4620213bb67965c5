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

    private static final UDF1<@Nullable Vector, Boolean> NOT_FINITE = vector -> vector != null && !finite(vector);
    private static final UDF1<@Nullable Vector, @Nullable Integer> SIZE =
            vector -> vector == null ? null : vector.size();
    private static final UDF1<Vector, int[]> PLACES = vector -> IntStream.range(0, vector.size())
            .filter(place -> !Double.isFinite(vector.apply(place)))
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

    /** Which of a vector's numbers are NaN or infinite. */
    static Column placesNotFinite(Column vector) {
        return udf(PLACES, DataTypes.createArrayType(DataTypes.IntegerType)).apply(vector);
    }

    /** Whether every number is neither NaN nor infinite. */
    public static boolean finite(Vector vector) {
        double[] values = vector instanceof DenseVector dense
                ? dense.values()
                : vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
