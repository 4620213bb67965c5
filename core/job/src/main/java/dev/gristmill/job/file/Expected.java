package dev.gristmill.job.file;

import dev.gristmill.job.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what a value may be. */
final class Expected {

    private Expected() {}

    static String oneOf(List<String> allowed) {
        return switch (allowed.size()) {
            case 0 -> "something, but nothing is installed";
            case 1 -> allowed.get(0);
            default -> "one of " + String.join(", ", allowed);
        };
    }

    static String value(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, LONG -> "an integer" + range(parameter);
            case DOUBLE -> "a number" + range(parameter);
            case BOOLEAN -> "true or false";
            case STRING -> "a string";
            case CHOICE -> oneOf(parameter.allowed());
            case PATH -> "a path or a URI";
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
