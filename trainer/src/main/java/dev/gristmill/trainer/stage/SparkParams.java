package dev.gristmill.trainer.stage;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Matrices;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayArrayParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.FloatParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Sets parameters of spark.ml from the plain values of a job file. */
public final class SparkParams {

    private SparkParams() {}

    /**
     * Sets a parameter.
     *
     * @param value of a Java type that {@link dev.gristmill.job.Parameter.Type} names; numbers of any width
     * @throws RuntimeException of spark.ml, when there is no such parameter or it refuses the value
     * @throws IllegalArgumentException when the value is of a type that the parameter cannot have
     */
    public static void set(Params stage, String name, Object value) {
        Param<Object> param = stage.getParam(name);
        stage.set(param, converted(stage, param, value));
    }

    private static Object converted(Params stage, Param<?> param, Object value) {
        if (number(param)) {
            return number(param, require(value, Number.class, "a number"));
        } else if (param instanceof BooleanParam) {
            return require(value, Boolean.class, "true or false");
        } else if (value instanceof List<?> list) {
            return list(param, list);
        } else if (array(param)) {
            throw expected("a list");
        }
        return stage.getDefault(param).exists(it -> it instanceof String)
                ? require(value, String.class, "a text")
                : value;
    }

    private static boolean number(Param<?> param) {
        return param instanceof IntParam
                || param instanceof LongParam
                || param instanceof FloatParam
                || param instanceof DoubleParam;
    }

    private static boolean array(Param<?> param) {
        return param instanceof StringArrayParam
                || param instanceof IntArrayParam
                || param instanceof DoubleArrayParam
                || param instanceof DoubleArrayArrayParam;
    }

    private static Object number(Param<?> param, Number number) {
        if (param instanceof IntParam) {
            return integer(number);
        } else if (param instanceof LongParam) {
            return whole(number);
        }
        return param instanceof FloatParam ? (Object) number.floatValue() : number.doubleValue();
    }

    private static int integer(Object value) {
        long whole = whole(value);
        if (whole != (int) whole) {
            throw expected("an integer of 32 bits");
        }
        return (int) whole;
    }

    private static long whole(Object value) {
        Number number = require(value, Number.class, "an integer");
        if (number.doubleValue() != Math.rint(number.doubleValue())) {
            throw expected("an integer");
        }
        return number.longValue();
    }

    private static <T> T require(Object value, Class<T> type, String wanted) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw expected(wanted);
    }

    private static IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what);
    }

    private static Object list(Param<?> param, List<?> list) {
        if (param instanceof StringArrayParam) {
            return list.stream()
                    .map(it -> require(it, String.class, "a list of texts"))
                    .toArray(String[]::new);
        } else if (param instanceof IntArrayParam) {
            return list.stream().mapToInt(SparkParams::integer).toArray();
        } else if (param instanceof DoubleArrayParam) {
            return doubles(list);
        } else if (param instanceof DoubleArrayArrayParam) {
            return rows(list);
        }
        return list.stream().allMatch(List.class::isInstance) && !list.isEmpty()
                ? matrix(rows(list))
                : Vectors.dense(doubles(list));
    }

    private static Object matrix(double[][] rows) {
        int columns = rows[0].length;
        if (Stream.of(rows).anyMatch(row -> row.length != columns)) {
            throw expected("rows of one length");
        }
        double[] values = new double[rows.length * columns];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                values[column * rows.length + row] = rows[row][column];
            }
        }
        return Matrices.dense(rows.length, columns, values);
    }

    private static double[][] rows(List<?> rows) {
        return rows.stream()
                .map(row -> doubles(require(row, List.class, "a list of lists of numbers")))
                .toArray(double[][]::new);
    }

    private static double[] doubles(List<?> list) {
        return list.stream()
                .mapToDouble(
                        it -> require(it, Number.class, "a list of numbers").doubleValue())
                .toArray();
    }
}
