package dev.gristmill.trainer.label;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** One class as the label's expression gives it: a Boolean, a number of any width, or a String. */
final class LabelValue {

    /** Numbers rising, texts by code point, false before true; for values of one type. */
    static final Comparator<Object> ORDER = (left, right) -> left instanceof String text
            ? codePoints(text, (String) right)
            : Double.compare(number(left), number(right));

    private LabelValue() {}

    /** The value that equal labels have in common: 0.0 for -0.0. */
    static Object canonical(Object value) {
        if (value instanceof Double number) {
            return number + 0.0;
        }
        return value instanceof Float number ? (Object) (number + 0.0f) : value;
    }

    /** A number as it is; 0 or 1 for a Boolean. */
    static double number(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** Whether it is a number that is no integer. */
    static boolean fraction(Object value) {
        return value instanceof Number number && number.doubleValue() != Math.rint(number.doubleValue());
    }

    /** As Spark writes it when it is cast to a string. */
    static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** Whether a job file means this class; a number in any notation. */
    static boolean isMeantBy(String written, Object value) {
        if (text(value).equals(written)) {
            return true;
        }
        return value instanceof Number number
                && parsed(written)
                        .filter(it -> it.compareTo(new BigDecimal(number.toString())) == 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> parsed(String written) {
        try {
            return Optional.of(new BigDecimal(written));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int codePoints(String left, String right) {
        int[] first = left.codePoints().toArray();
        int[] second = right.codePoints().toArray();
        return Arrays.compare(first, second);
    }
}
