package dev.gristmill.job.file;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.ItemParameter;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as a {@link Parameter} describes them. An integer is fine where a number is expected; a quoted number is
 * a string.
 */
final class Typed {

    private Typed() {}

    /** The value in its Java type; what comes back after a problem is of that type too, and of no meaning. */
    static Object read(Value value, Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER ->
                integer(value, parameter, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            case LONG -> integer(value, parameter, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> number(value, parameter);
            case BOOLEAN -> truth(value, parameter);
            case STRING -> string(value, parameter);
            case CHOICE -> value.oneOf(parameter.allowed(), List.of());
            case PATH -> path(value);
            case COLUMN -> value.text(Expected.value(parameter));
            case COLUMNS -> value.texts(Expected.value(parameter), "a column's name");
            case STRINGS, INTEGERS, DOUBLES, VECTOR -> items(value, parameter);
            case DOUBLE_LISTS, MATRIX -> rows(value, parameter);
        };
    }

    private static List<Object> items(Value value, Parameter parameter) {
        Parameter item = ItemParameter.of(parameter);
        return value.items(Expected.value(parameter)).stream()
                .map(it -> read(it, item))
                .toList();
    }

    private static List<List<Object>> rows(Value value, Parameter parameter) {
        Parameter row = ItemParameter.of(parameter);
        List<List<Object>> rows = new ArrayList<>();
        for (Value item : value.items(Expected.value(parameter))) {
            List<Object> read = items(item, row);
            boolean ragged = !rows.isEmpty() && rows.get(0).size() != read.size() && item.node() instanceof ListNode;
            if (parameter.type() == Parameter.Type.MATRIX && ragged) {
                item.reject("a row of " + rows.get(0).size() + " numbers, as the first has");
            }
            rows.add(read);
        }
        return rows;
    }

    /** A finite number in the parameter's range. */
    static double number(Value value, Parameter parameter) {
        String expected = Expected.value(parameter);
        ScalarNode scalar = value.scalar(expected);
        if (scalar == null) {
            return Double.NaN;
        }
        if (scalar.kind() != ScalarKind.INTEGER && scalar.kind() != ScalarKind.FLOAT) {
            value.rejectType(expected);
            return Double.NaN;
        }
        double number = scalar.kind() == ScalarKind.INTEGER
                ? ScalarKind.integer(scalar.text()).doubleValue()
                : ScalarKind.number(scalar.text());
        if (!Double.isFinite(number) || !inRange(number, parameter)) {
            value.reject(expected);
            return Double.NaN;
        }
        return number;
    }

    /** A path made absolute, or a URI as it is. */
    static String path(Value value) {
        String text = value.text("a path or a URI");
        try {
            return value.reading().folder().resolve(text);
        } catch (InvalidPathException e) {
            value.reject("a path or a URI");
            return text;
        }
    }

    private static Long integer(Value value, Parameter parameter, long smallest, long largest) {
        String expected = Expected.value(parameter);
        ScalarNode scalar = value.scalar(expected);
        if (scalar == null) {
            return 0L;
        }
        if (scalar.kind() != ScalarKind.INTEGER) {
            value.rejectType(expected);
            return 0L;
        }
        BigInteger integer = ScalarKind.integer(scalar.text());
        if (integer.compareTo(BigInteger.valueOf(smallest)) < 0 || integer.compareTo(BigInteger.valueOf(largest)) > 0) {
            value.reject("an integer from " + smallest + " to " + largest);
        } else if (!inRange(integer.doubleValue(), parameter)) {
            value.reject(expected);
        }
        return integer.longValue();
    }

    private static boolean inRange(double number, Parameter parameter) {
        return above(number, parameter.minimum(), parameter.flags().contains(Flag.MINIMUM_EXCLUSIVE))
                && below(number, parameter.maximum(), parameter.flags().contains(Flag.MAXIMUM_EXCLUSIVE));
    }

    private static boolean above(double number, @Nullable Double bound, boolean open) {
        return bound == null || (open ? number > bound : number >= bound);
    }

    private static boolean below(double number, @Nullable Double bound, boolean open) {
        return bound == null || (open ? number < bound : number <= bound);
    }

    private static Boolean truth(Value value, Parameter parameter) {
        String expected = Expected.value(parameter);
        ScalarNode scalar = value.scalar(expected);
        if (scalar != null && scalar.kind() != ScalarKind.BOOLEAN) {
            value.rejectType(expected);
        }
        return scalar != null && Boolean.parseBoolean(scalar.text());
    }

    // Blank is fine here: it is how some formats write null
    private static String string(Value value, Parameter parameter) {
        String expected = Expected.value(parameter);
        ScalarNode scalar = value.scalar(expected);
        if (scalar != null && !scalar.string()) {
            value.rejectType(expected);
        }
        return scalar == null ? "" : scalar.text();
    }
}
