package dev.gristmill.job.file;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads values as YAML has them: Long, Double, Boolean, String, and lists of these. */
final class PlainValue {

    private static final String EXPECTED = "a string, a number, a boolean, or a list of these";
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private PlainValue() {}

    /** The values of a map of parameters that nobody describes. */
    static Map<String, Object> params(Value value) {
        Section section = value.section("a map of parameters");
        Map<String, Object> params = new TreeMap<>();
        for (String name : section.map().entries().keySet()) {
            section.find(name).ifPresent(param -> params.put(name, any(param)));
        }
        return params;
    }

    private static Object any(Value value) {
        if (value.node() instanceof ListNode) {
            List<Value> items = value.items(EXPECTED);
            return items.stream().map(PlainValue::any).toList();
        }
        return scalar(value, EXPECTED);
    }

    /** One value; an empty text after a problem. */
    static Object scalar(Value value, String expected) {
        ScalarNode scalar = value.scalar(expected);
        if (scalar == null) {
            return "";
        }
        return switch (scalar.kind()) {
            case NULL -> {
                value.rejectType(expected);
                yield "";
            }
            case BOOLEAN -> Boolean.parseBoolean(scalar.text());
            case INTEGER -> integer(value, scalar);
            case FLOAT -> number(value, scalar);
            case STRING -> scalar.text();
        };
    }

    private static Object integer(Value value, ScalarNode scalar) {
        BigInteger integer = ScalarKind.integer(scalar.text());
        if (integer.compareTo(SMALLEST) < 0 || integer.compareTo(LARGEST) > 0) {
            value.reject("an integer of 64 bits");
        }
        return integer.longValue();
    }

    private static Object number(Value value, ScalarNode scalar) {
        double number = ScalarKind.number(scalar.text());
        if (!Double.isFinite(number)) {
            value.reject("a finite number");
        }
        return number;
    }
}
