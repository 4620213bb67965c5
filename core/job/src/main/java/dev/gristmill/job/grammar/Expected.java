package dev.gristmill.job.grammar;

import dev.gristmill.job.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what a value may be. */
public final class Expected {

    private Expected() {}

    /** One of some words. */
    public static String oneOf(List<String> allowed) {
        return switch (allowed.size()) {
            case 0 -> "something, but nothing is installed";
            case 1 -> allowed.get(0);
            default -> "one of " + String.join(", ", allowed);
        };
    }

    /** What a parameter describes, with its range. */
    public static String value(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, LONG -> "an integer" + range(parameter);
            case DOUBLE -> "a number" + range(parameter);
            case BOOLEAN -> "true or false";
            case STRING -> "a string";
            case CHOICE -> oneOf(parameter.allowed());
            case PATH -> "a path or a URI";
            case COLUMN -> "a column's name";
            case COLUMNS -> "a list of column names";
            case STRINGS -> "a list of strings";
            case INTEGERS -> "a list of integers" + range(parameter);
            case DOUBLES, VECTOR -> "a list of numbers" + range(parameter);
            case DOUBLE_LISTS -> "a list of lists of numbers";
            case MATRIX -> "a list of rows of numbers, all of one length";
        };
    }

    private static String range(Parameter parameter) {
        boolean openBelow = parameter.flags().contains(Parameter.Flag.MINIMUM_EXCLUSIVE);
        boolean openAbove = parameter.flags().contains(Parameter.Flag.MAXIMUM_EXCLUSIVE);
        String below = bound(openBelow ? " > " : " >= ", parameter.minimum());
        String above = bound(openAbove ? " < " : " <= ", parameter.maximum());
        if (below.isEmpty() || above.isEmpty()) {
            return below + above;
        }
        boolean closed = !openBelow && !openAbove;
        return closed
                ? " from " + number(parameter.minimum()) + " to " + number(parameter.maximum())
                : below + " and" + above;
    }

    private static String bound(String relation, @Nullable Double bound) {
        return bound == null ? "" : relation + number(bound);
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
