package dev.gristmill.job.grammar;

import dev.gristmill.job.Parameter;
import java.util.List;

/** What a list parameter says of each of its items. */
public final class ItemParameter {

    private ItemParameter() {}

    /**
     * A parameter for the items: the words or the range of the list's are theirs.
     *
     * @throws IllegalArgumentException when the parameter is no list
     */
    public static Parameter of(Parameter list) {
        return new Parameter(
                list.name(),
                type(list),
                null,
                list.doc(),
                list.allowed(),
                list.minimum(),
                list.maximum(),
                list.flags().stream()
                        .filter(flag -> flag != Parameter.Flag.REQUIRED)
                        .toList());
    }

    private static Parameter.Type type(Parameter list) {
        return switch (list.type()) {
            case COLUMNS -> Parameter.Type.COLUMN;
            case STRINGS -> list.allowed().isEmpty() ? Parameter.Type.STRING : Parameter.Type.CHOICE;
            case INTEGERS -> Parameter.Type.INTEGER;
            case DOUBLES, VECTOR -> Parameter.Type.DOUBLE;
            case DOUBLE_LISTS, MATRIX -> Parameter.Type.DOUBLES;
            case INTEGER, LONG, DOUBLE, BOOLEAN, STRING, CHOICE, PATH, COLUMN ->
                throw new IllegalArgumentException("Invalid parameter: '" + list.name() + "' (expected a list)");
        };
    }

    /** Whether a parameter is a list of some kind. */
    public static boolean list(Parameter parameter) {
        return List.of(
                        Parameter.Type.COLUMNS,
                        Parameter.Type.STRINGS,
                        Parameter.Type.INTEGERS,
                        Parameter.Type.DOUBLES,
                        Parameter.Type.VECTOR,
                        Parameter.Type.DOUBLE_LISTS,
                        Parameter.Type.MATRIX)
                .contains(parameter.type());
    }
}
