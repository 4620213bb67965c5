package dev.gristmill.cli.catalogue;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.StageDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The lines of a job file that use an algorithm or a stage: with what it cannot run without, or else with one parameter. */
final class Example {

    /** What no rule could guess. */
    private static final Map<String, String> VALUES = Map.of(
            "formula", "y ~ a + b",
            "statement", "SELECT *, a + b AS c FROM __THIS__",
            "splits", "[0, 10, 20]",
            "indices", "[0, 1]",
            "layers", "[4, 8, 2]");

    private static final List<String> COMMON = List.of("maxIter", "maxDepth");

    private Example() {}

    static List<String> of(AlgorithmDescription algorithm, Catalogue catalogue) {
        List<String> lines = new ArrayList<>(List.of("algorithm:", "  name: " + algorithm.name()));
        if (algorithm.inputs().contains(AlgorithmDescription.Input.ALGORITHM)) {
            lines.add("  algorithm: {name: " + nested(catalogue) + "}");
        }
        lines.addAll(params(algorithm.parameters(), "  "));
        return lines;
    }

    static List<String> of(StageDescription stage) {
        List<String> lines = new ArrayList<>(List.of("features:", "  - stage: " + stage.name()));
        lines.addAll(params(stage.parameters(), "    "));
        return lines;
    }

    private static String nested(Catalogue catalogue) {
        return catalogue.algorithms().stream()
                .filter(it -> it.supervised() && !it.inputs().contains(AlgorithmDescription.Input.ALGORITHM))
                .map(AlgorithmDescription::name)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> params(List<Parameter> parameters, String indent) {
        List<Parameter> shown = parameters.stream()
                .filter(parameter -> needed(parameter, parameters))
                .toList();
        if (shown.isEmpty()) {
            shown = common(parameters);
        }
        List<String> lines = new ArrayList<>();
        shown.forEach(parameter -> lines.add(indent + "  " + parameter.name() + ": " + value(parameter)));
        if (!lines.isEmpty()) {
            lines.add(0, indent + "params:");
        }
        return lines;
    }

    /** Of a stage that reads one column or several, the example reads one. */
    private static boolean needed(Parameter parameter, List<Parameter> all) {
        boolean several = parameter.name().endsWith("Cols")
                && all.stream().anyMatch(it -> (it.name() + "s").equals(parameter.name()));
        return parameter.required() || VALUES.containsKey(parameter.name()) || (column(parameter) && !several);
    }

    private static boolean column(Parameter parameter) {
        boolean made = parameter.flags().contains(Parameter.Flag.OUTPUT);
        boolean named = parameter.defaultValue() != null || parameter.name().startsWith("inputCol");
        return (parameter.type() == Parameter.Type.COLUMN || parameter.type() == Parameter.Type.COLUMNS)
                && (made || named);
    }

    private static List<Parameter> common(List<Parameter> parameters) {
        List<Parameter> known =
                parameters.stream().filter(it -> it.defaultValue() != null).toList();
        List<Parameter> common =
                known.stream().filter(it -> COMMON.contains(it.name())).toList();
        return (common.isEmpty() ? known : common).stream().limit(1).toList();
    }

    private static String value(Parameter parameter) {
        String known = VALUES.get(parameter.name());
        if (known != null) {
            return known;
        }
        boolean plain = parameter.defaultValue() instanceof Number || parameter.defaultValue() instanceof Boolean;
        return plain ? Objects.toString(parameter.defaultValue()) : text(parameter);
    }

    private static String text(Parameter parameter) {
        Object value = parameter.defaultValue();
        boolean made = parameter.flags().contains(Parameter.Flag.OUTPUT);
        return switch (parameter.type()) {
            case COLUMN -> made ? "c" : Objects.requireNonNullElse(value, "a").toString();
            case COLUMNS -> made ? "[c, d]" : "[a, b]";
            case CHOICE -> parameter.allowed().get(0);
            case INTEGER, LONG -> Long.toString((long) inside(parameter, 2));
            case DOUBLE -> Double.toString(inside(parameter, 0.5));
            case VECTOR, DOUBLES, INTEGERS -> "[1, 2]";
            case MATRIX, DOUBLE_LISTS -> "[[1, 2]]";
            case STRINGS -> "[a, b]";
            case BOOLEAN -> "true";
            case STRING, PATH -> "a";
        };
    }

    /** A number in range: halfway between the bounds, or a step above the lower one. */
    private static double inside(Parameter parameter, double step) {
        double minimum = Objects.requireNonNullElse(parameter.minimum(), 0.0);
        Double maximum = parameter.maximum();
        return maximum == null ? minimum + step : (minimum + maximum) / 2;
    }

    /** Lines as text, indented. */
    static String text(List<String> lines) {
        return lines.stream()
                .map(line -> ParametersText.INDENT + line + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
