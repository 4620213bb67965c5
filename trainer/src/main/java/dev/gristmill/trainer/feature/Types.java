package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnSelector.ColumnType;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** What the types of columns are good for. */
public final class Types {

    private Types() {}

    /** A number, or a boolean: false is 0 and true is 1. */
    public static boolean number(DataType type) {
        return type instanceof NumericType || type instanceof BooleanType;
    }

    /** A number, text, boolean, date or timestamp: what can be a level, a label or a part of a key. */
    public static boolean plain(DataType type) {
        return number(type) || type instanceof StringType || date(type);
    }

    static boolean date(DataType type) {
        return type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType)
                || type.equals(DataTypes.TimestampNTZType);
    }

    /** A vector of spark.ml. */
    public static boolean vector(DataType type) {
        return type.equals(SQLDataTypes.VectorType());
    }

    /** A number that can be NaN or infinite. */
    public static boolean floating(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    /** Whether it can enter the feature vector. */
    static boolean enters(DataType type) {
        return number(type) || vector(type);
    }

    static boolean of(ColumnType wanted, DataType type) {
        return switch (wanted) {
            case NUMERIC -> type instanceof NumericType;
            case STRING -> type instanceof StringType;
            case BOOLEAN -> type instanceof BooleanType;
            case DATE -> date(type);
        };
    }

    /** As people know it. */
    public static String name(DataType type) {
        return vector(type) ? "vector" : type.simpleString();
    }
}
