package dev.gristmill.trainer.init;

import java.util.List;
import java.util.Set;

/** Columns and labels for tests, as if a source had been looked at. */
final class Looks {

    static final int ROWS = 1000;

    private Looks() {}

    static ColumnLook column(String name, Kind kind, int distinct) {
        return column(name, kind, new Counts(ROWS, 0, distinct, kind == Kind.TEXT ? 1 : 0));
    }

    static ColumnLook column(String name, Kind kind, Counts counts) {
        return new ColumnLook(name, kind, kind == Kind.OTHER ? "map<string,int>" : "type", counts, false);
    }

    static LabelLook label(Kind kind, int distinct) {
        return new LabelLook("late", true, kind, new Counts(ROWS, 0, distinct, 0), List.of(), Set.of("late"));
    }
}
