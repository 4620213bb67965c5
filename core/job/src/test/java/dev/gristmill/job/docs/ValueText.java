package dev.gristmill.job.docs;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.ItemParameter;
import dev.gristmill.job.grammar.Key;
import dev.gristmill.job.grammar.Shape;
import dev.gristmill.job.grammar.Shape.AnyKeys;
import dev.gristmill.job.grammar.Shape.Either;
import dev.gristmill.job.grammar.Shape.Items;
import dev.gristmill.job.grammar.Shape.Scalar;
import dev.gristmill.job.grammar.Shape.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a value may be, as the pages say it. */
final class ValueText {

    private static final Pattern RANGE = Pattern.compile("( >=? | from ).*");

    private ValueText() {}

    static String type(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return type(scalar.parameter());
        } else if (shape instanceof Items items) {
            return "list of " + plural(type(items.item()));
        } else if (shape instanceof Either either) {
            return either.shapes().stream().map(ValueText::type).distinct().collect(Collectors.joining(" or "));
        } else if (shape instanceof Text text) {
            return text.expected().contains("SQL") ? "SQL" : "string";
        } else if (shape instanceof Shape.AnyScalar || shape instanceof Shape.AnyValue) {
            return "any value";
        }
        return "map";
    }

    private static String type(Parameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, LONG -> "integer";
            case DOUBLE -> "number";
            case BOOLEAN -> "boolean";
            case STRING, CHOICE -> "string";
            case PATH -> "path";
            case COLUMN -> "column";
            case MATRIX -> "list of rows of numbers";
            case COLUMNS, STRINGS, INTEGERS, DOUBLES, VECTOR, DOUBLE_LISTS ->
                "list of " + plural(type(ItemParameter.of(parameter)));
        };
    }

    private static String plural(String type) {
        return type.startsWith("list of ") ? "lists" + type.substring("list".length()) : type + "s";
    }

    /** The words or the range that the type does not tell; empty for none. */
    static String range(Shape shape) {
        if (shape instanceof Scalar scalar) {
            return range(scalar.parameter());
        } else if (shape instanceof Items items) {
            return range(items.item());
        } else if (shape instanceof Either either) {
            return either.shapes().stream()
                    .map(ValueText::range)
                    .filter(range -> !range.isEmpty())
                    .collect(Collectors.joining(", "));
        } else if (shape instanceof Text text && text.form() != null) {
            return text.expected();
        }
        return "";
    }

    static String range(Parameter parameter) {
        if (!parameter.allowed().isEmpty()) {
            return MarkdownTable.codes(parameter.allowed());
        }
        Matcher range = RANGE.matcher(Expected.value(parameter));
        return range.find() ? range.group().strip().replaceFirst("^from ", "") : "";
    }

    static String standard(Key key) {
        if (key.required()) {
            return "required";
        }
        return key.defaultValue() == null ? "" : MarkdownTable.code(plain(key.defaultValue()));
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::plain).toList();
        }
        boolean whole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9;
        return whole ? (Object) ((Number) value).longValue() : value;
    }

    static boolean leaf(Shape shape) {
        return !(shape instanceof Shape.Keys || shape instanceof Shape.Named || shape instanceof AnyKeys);
    }
}
