package dev.gristmill.trainer.init;

import java.util.regex.Pattern;

/**
 * What a starter file does with a column.
 *
 * @param way which rule takes it
 * @param reason why it is left out; empty when it is not
 */
record Treatment(Way way, String reason) {

    /** More levels than this make too wide a vector of indicators. */
    private static final int MANY_LEVELS = 100;
    /** Texts of more words than this are read word by word. */
    private static final int LONG_TEXT = 5;

    private static final Pattern ID = Pattern.compile("(?i:id|uuid|guid|.*[_ -]id)|.*[a-z]Id");

    /** The rules of a starter file, in the order they are written. */
    enum Way {
        SCALE("scale: standard", "Numbers, brought to one scale"),
        IMPUTE("impute: median, scale: standard", "Numbers with gaps: the median stands in for what is missing"),
        FLAG("", "True or false, as 1 or 0"),
        ONE_HOT("encode: one-hot", "Few levels: one indicator each"),
        HASH("encode: hash, size: 1024", "Many levels: indicators at 1024 hashed places"),
        WORDS("text: tf-idf", "Long texts: how often words occur, rare words weighing more"),
        DAY("date: [month, weekday], encode: one-hot", "Dates: what repeats in them"),
        TIME("date: [month, weekday, hour], encode: one-hot", "Times: what repeats in them"),
        OUT("", "");

        private final String rule;
        private final String comment;

        Way(String rule, String comment) {
            this.rule = rule;
            this.comment = comment;
        }

        /** What follows {@code columns} in the rule; empty for nothing. */
        String rule() {
            return rule;
        }

        String comment() {
            return comment;
        }
    }

    /** What becomes of a column. */
    static Treatment of(ColumnLook column, SourceLook look) {
        String reason = reason(column, look);
        return reason.isEmpty() ? new Treatment(way(column), "") : new Treatment(Way.OUT, reason);
    }

    /** Whether a column tells rows apart and says nothing else. */
    static boolean id(ColumnLook column) {
        boolean countable = column.kind() == Kind.INTEGER || column.kind() == Kind.TEXT;
        boolean named = countable && ID.matcher(column.name()).matches();
        return named || (countable && column.counts().unique() && !longText(column));
    }

    private static String reason(ColumnLook column, SourceLook look) {
        Counts counts = column.counts();
        if (look.label() != null && look.label().reads().contains(column.name())) {
            return look.label().column() ? "it is the label" : "the label is made of it";
        }
        if (column.twin()) {
            return "looks like the label's twin; use it only if it is known before the label is";
        }
        if (column.kind() == Kind.WORDS || column.kind() == Kind.OTHER) {
            return "no rule reads its type, " + column.type() + "; a stage or 'derive' can";
        }
        if (column.name().contains("*")) {
            return "in a rule its name is a wildcard; give it another by 'derive'";
        }
        if (counts.distinct() == 0) {
            return "empty in the sample";
        }
        if (counts.distinct() == 1 && counts.missing() == 0) {
            return "the same everywhere in the sample";
        }
        return id(column) ? "an id: it tells rows apart and nothing else" : "";
    }

    private static Way way(ColumnLook column) {
        boolean gaps = column.counts().missing() > 0;
        return switch (column.kind()) {
            case INTEGER, NUMBER -> gaps ? Way.IMPUTE : Way.SCALE;
            case BOOLEAN -> gaps ? Way.ONE_HOT : Way.FLAG;
            case DATE -> Way.DAY;
            case TIMESTAMP -> Way.TIME;
            default -> {
                if (longText(column)) {
                    yield Way.WORDS;
                }
                yield column.counts().distinct() > MANY_LEVELS ? Way.HASH : Way.ONE_HOT;
            }
        };
    }

    static boolean longText(ColumnLook column) {
        return column.kind() == Kind.TEXT && column.counts().words() >= LONG_TEXT;
    }
}
