package dev.gristmill.trainer.init;

import dev.gristmill.job.Task;
import java.util.List;
import java.util.Set;

/** Names that stand for columns nobody has named yet; all begin with {@code my_}. */
final class Placeholders {

    static final String NUMBER = "my_number";
    static final String LABEL = "my_label";
    static final String USER = "my_user";
    static final String ITEM = "my_item";
    static final String RATING = "my_rating";
    static final String ITEMS = "my_items";
    static final String TEXT = "my_text";
    private static final String LEVEL = "my_category";

    private static final int ROWS = 1000;

    private Placeholders() {}

    /** A source for a starter file that is written without one. */
    static SourceLook source(Task task, String label) {
        return switch (task) {
            case BINARY_CLASSIFICATION, MULTICLASS_CLASSIFICATION, REGRESSION ->
                new SourceLook(columns(), label(label));
            case CLUSTERING -> new SourceLook(columns(), null);
            default -> new SourceLook(List.of(), null);
        };
    }

    /** A label that is only a name or an expression so far. */
    static LabelLook label(String text) {
        boolean column = text.matches("[A-Za-z_][A-Za-z0-9_]*");
        return new LabelLook(text, column, Kind.NUMBER, counts(2), List.of(), Set.of(text));
    }

    private static List<ColumnLook> columns() {
        ColumnLook number =
                new ColumnLook(NUMBER, Kind.NUMBER, "double", new Counts(ROWS, ROWS / 10, ROWS / 2, 0), false);
        return List.of(number, new ColumnLook(LEVEL, Kind.TEXT, "string", counts(ROWS / 100), false));
    }

    private static Counts counts(int distinct) {
        return new Counts(ROWS, 0, distinct, 1);
    }
}
