package dev.gristmill.job.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an unquoted text means, by the core schema of YAML 1.2: {@code no} is a string, {@code 1e-3} a number. */
enum ScalarKind {
    NULL("nothing"),
    BOOLEAN("a boolean"),
    INTEGER("an integer"),
    FLOAT("a number"),
    STRING("a string");

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern BOOLEANS = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGERS = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOATS = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final String noun;

    ScalarKind(String noun) {
        this.noun = noun;
    }

    /** With its article, as in {@code a string}. */
    String noun() {
        return noun;
    }

    /** What an unquoted text means. */
    static ScalarKind of(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return STRING;
        }
        if (NOTHING.matcher(text).matches()) {
            return NULL;
        }
        if (BOOLEANS.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (INTEGERS.matcher(text).matches()) {
            return INTEGER;
        }
        boolean number =
                FLOATS.matcher(text).matches() || NOT_FINITE.matcher(text).matches();
        return number ? FLOAT : STRING;
    }

    /** The value of an {@link #INTEGER}. */
    static BigInteger integer(String text) {
        return switch (text.length() > 1 ? text.charAt(1) : ' ') {
            case 'x' -> new BigInteger(text.substring(2), 16);
            case 'o' -> new BigInteger(text.substring(2), 8);
            default -> new BigInteger(text);
        };
    }

    /** The value of a {@link #FLOAT}: NaN or infinite when the text says so or is too large for a double. */
    static double number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nan")) {
            return Double.NaN;
        }
        if (lower.endsWith(".inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return new BigDecimal(text).doubleValue();
    }
}
