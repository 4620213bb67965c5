package dev.gristmill.trainer.init;

import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** What a column holds, as far as rules care. */
enum Kind {
    INTEGER,
    NUMBER,
    TEXT,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    /** A list of strings. */
    WORDS,
    OTHER;

    private static final Set<Class<? extends DataType>> INTEGERS =
            Set.of(ByteType.class, ShortType.class, IntegerType.class, LongType.class);

    static Kind of(DataType type) {
        if (type instanceof NumericType) {
            return INTEGERS.stream().anyMatch(integer -> integer.isInstance(type)) ? INTEGER : NUMBER;
        }
        if (type instanceof StringType) {
            return TEXT;
        }
        if (type instanceof BooleanType) {
            return BOOLEAN;
        }
        if (type instanceof DateType) {
            return DATE;
        }
        if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            return TIMESTAMP;
        }
        return type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType) ? WORDS : OTHER;
    }

    boolean numeric() {
        return this == INTEGER || this == NUMBER;
    }
}
