package dev.gristmill.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Tells which value of a record that Spark cannot read is to blame. */
final class Fits {

    private static final Pattern TIMESTAMP =
            Pattern.compile("[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2}([T ][0-9]{1,2}:[0-9]{1,2}(:[0-9.]+)?.*)?)?)?");
    private static final Pattern DAY_AND_HOUR = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}");
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Inf", "-Inf", "Infinity", "-Infinity");

    private final FilesOptions options;

    Fits(FilesOptions options) {
        this.options = options;
    }

    /** Whether a text is a value of a type. */
    boolean text(String text, DataType type) {
        try {
            return fraction(type) ? NO_NUMBERS.contains(text) || number(text) : exact(text, type);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean fraction(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    private static boolean number(String text) {
        return Double.isFinite(new BigDecimal(text.strip()).doubleValue());
    }

    private boolean exact(String text, DataType type) {
        if (bits(type) > 0) {
            return new BigInteger(text).bitLength() < bits(type);
        }
        if (type instanceof DecimalType decimal) {
            BigDecimal number = new BigDecimal(text);
            return number.precision() - number.scale() <= decimal.precision() - decimal.scale();
        }
        if (type.equals(DataTypes.BooleanType)) {
            return Set.of("true", "false").contains(text.toLowerCase(Locale.ROOT));
        }
        if (type.equals(DataTypes.DateType)) {
            return options.dateFormat() == null ? LocalDate.parse(text) != null : formatted(text, options.dateFormat());
        }
        if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
            return options.timestampFormat() == null
                    ? TIMESTAMP.matcher(text).matches() && calendar(text)
                    : formatted(text, options.timestampFormat());
        }
        return true;
    }

    /** Whether day and hour exist, as far as the text has them in two digits each. */
    private static boolean calendar(String text) {
        if (text.length() < 13 || !DAY_AND_HOUR.matcher(text).lookingAt()) {
            return true;
        }
        LocalDate.parse(text.substring(0, 10));
        return Integer.parseInt(text.substring(11, 13)) < 24;
    }

    private static boolean formatted(String text, @Nullable String pattern) {
        return pattern == null
                || DateTimeFormatter.ofPattern(pattern, Locale.US).parse(text) != null;
    }

    private static int bits(DataType type) {
        if (type.equals(DataTypes.ByteType)) {
            return Byte.SIZE;
        }
        if (type.equals(DataTypes.ShortType)) {
            return Short.SIZE;
        }
        return type.equals(DataTypes.IntegerType) ? Integer.SIZE : type.equals(DataTypes.LongType) ? Long.SIZE : 0;
    }

    /** Whether a JSON value is a value of a type. */
    boolean json(JsonNode value, DataType type) {
        if (type instanceof StructType || type instanceof MapType) {
            return value.isObject();
        }
        if (type instanceof ArrayType) {
            return value.isArray();
        }
        if (type.equals(DataTypes.StringType)) {
            return true;
        }
        if (type.equals(DataTypes.BooleanType)) {
            return value.isBoolean();
        }
        if (bits(type) > 0) {
            return value.isIntegralNumber() && text(value.asText(), type);
        }
        if (fraction(type)) {
            return value.isNumber() || NO_NUMBERS.contains(value.asText());
        }
        return text(value.asText(), type);
    }
}
