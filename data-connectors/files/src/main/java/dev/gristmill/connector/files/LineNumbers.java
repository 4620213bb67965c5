package dev.gristmill.connector.files;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Finds numbers that Spark reads as others than most people: {@code 5d}, {@code 5f} and {@code 0x1p3}, which are Java's,
 * as fractions, and {@code 1,5}, which it reads as 15, as a decimal.
 *
 * @param fields how a line is divided
 * @param kinds of the columns in the file's order
 * @param nullValue what stands for a missing value
 */
record LineNumbers(LineQuotes fields, List<Kind> kinds, String nullValue) implements Serializable {

    /** What a column's values can be mistaken for. */
    enum Kind {
        FRACTION,
        DECIMAL,
        OTHER;

        private static Kind of(DataType type) {
            if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
                return FRACTION;
            }
            return type instanceof DecimalType ? DECIMAL : OTHER;
        }
    }

    LineNumbers {
        kinds = List.copyOf(kinds);
    }

    static LineNumbers of(FilesOptions options, StructType stored) {
        List<Kind> kinds = Arrays.stream(stored.fields())
                .map(field -> Kind.of(field.dataType()))
                .toList();
        return new LineNumbers(LineQuotes.of(options), kinds, options.nullValue());
    }

    /** Whether there is a column that can have such numbers. */
    boolean any() {
        return kinds.contains(Kind.FRACTION) || kinds.contains(Kind.DECIMAL);
    }

    /** Whether the line has such a number. Quotes that are not closed end the look. */
    boolean odd(String line) {
        int at = 0;
        for (int field = 0; field < kinds.size() && at <= line.length(); field++) {
            int end = fields.end(line, at);
            if (end < 0) {
                return false;
            }
            if (odd(kinds.get(field), line, at, end)) {
                return true;
            }
            at = end + fields.delimiter().length();
        }
        return false;
    }

    private boolean odd(Kind kind, String line, int from, int to) {
        boolean odd = switch (kind) {
            case FRACTION -> fraction(line, from, to);
            case DECIMAL -> has(line, from, to, ',');
            case OTHER -> false;
        };
        return odd && !line.substring(from, to).equals(nullValue);
    }

    /** Whether a letter of Java's follows a digit or a point at the end, or the number is hexadecimal. */
    private boolean fraction(String line, int from, int to) {
        int last = to - 1;
        while (last > from && (line.charAt(last) <= ' ' || line.charAt(last) == fields.quote())) {
            last--;
        }
        if (last > from && "dDfF".indexOf(line.charAt(last)) >= 0) {
            char before = line.charAt(last - 1);
            return before == '.' || (before >= '0' && before <= '9');
        }
        return has(line, from, to, 'x') || has(line, from, to, 'X');
    }

    private static boolean has(String line, int from, int to, char wanted) {
        for (int at = from; at < to; at++) {
            if (line.charAt(at) == wanted) {
                return true;
            }
        }
        return false;
    }
}
