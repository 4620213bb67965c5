package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.TextTable;
import dev.gristmill.job.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of parameters for people. */
final class ParametersText {

    /** The most characters in a line. */
    static final int WIDTH = 100;

    static final String INDENT = "  ";

    private static final int MOST_ITEMS = 3;

    private ParametersText() {}

    static String of(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return INDENT + "none" + System.lineSeparator();
        }
        TextTable table = new TextTable(INDENT, WIDTH).row("NAME", "TYPE", "DEFAULT", "MEANING");
        parameters.forEach(parameter -> table.row(
                parameter.name(),
                Names.word(parameter.type()),
                parameter.required() ? "required" : value(parameter),
                parameter.doc() + range(parameter)));
        return table.toString();
    }

    private static String value(Parameter parameter) {
        Object value = parameter.defaultValue();
        if (value == null) {
            return "-";
        } else if (value instanceof List<?> list && list.size() > MOST_ITEMS) {
            return list.size() + " values";
        }
        return value.equals("") ? "\"\"" : value.toString();
    }

    private static String range(Parameter parameter) {
        if (!parameter.allowed().isEmpty()) {
            return " One of " + String.join(", ", parameter.allowed()) + ".";
        }
        List<String> bounds = new ArrayList<>();
        if (parameter.minimum() != null) {
            boolean exclusive = parameter.flags().contains(Parameter.Flag.MINIMUM_EXCLUSIVE);
            bounds.add((exclusive ? "above " : "at least ") + number(parameter.minimum()));
        }
        if (parameter.maximum() != null) {
            boolean exclusive = parameter.flags().contains(Parameter.Flag.MAXIMUM_EXCLUSIVE);
            bounds.add((exclusive ? "below " : "at most ") + number(parameter.maximum()));
        }
        return bounds.isEmpty() ? "" : " " + sentence(String.join(", ", bounds));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
