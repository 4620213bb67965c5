package dev.gristmill.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How rows are divided: each is in exactly one range, whatever is in its key.
 *
 * @param key the column that decides; null when all rows are in one range
 * @param bounds where each range but the first begins, in ascending order; the ranges' ends are not in them
 * @param missing whether rows without a key have a range, the last one, of their own
 */
record Division(@Nullable Key key, List<String> bounds, boolean missing) {

    private static final String ALL = "all";
    private static final String MISSING = "[null]";
    private static final Pattern RANGE = Pattern.compile("(.*)\\[([^\\[,]*),[^,)]*\\)", Pattern.DOTALL);

    Division {
        bounds = List.copyOf(bounds);
    }

    static Division none() {
        return new Division(null, List.of(), false);
    }

    /** The column that some ranges are of, as {@link #names} names them; empty when they are all rows. */
    static Optional<String> column(List<String> names) {
        Matcher first = RANGE.matcher(names.get(0));
        return first.matches() ? Optional.of(first.group(1)) : Optional.empty();
    }

    /** The division of some ranges, as {@link #names} names them. */
    static Division of(Key key, List<String> names) {
        List<String> bounds = new ArrayList<>();
        for (String name : names) {
            Matcher range = RANGE.matcher(name);
            if (range.matches() && !range.group(2).isEmpty()) {
                bounds.add(range.group(2));
            }
        }
        return new Division(key, bounds, names.get(names.size() - 1).endsWith(MISSING));
    }

    /** What tells the ranges apart: the same for the same rows on any cluster. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (key == null) {
            names.add(ALL);
            return names;
        }
        for (int range = 0; range <= bounds.size(); range++) {
            String from = range == 0 ? "" : bounds.get(range - 1);
            String to = range == bounds.size() ? "" : bounds.get(range);
            names.add(key.column() + "[" + from + "," + to + ")");
        }
        if (missing) {
            names.add(key.column() + MISSING);
        }
        return names;
    }

    /** The condition of each range; null for the range of all rows. */
    List<@Nullable String> conditions() {
        List<@Nullable String> conditions = new ArrayList<>();
        if (key == null) {
            conditions.add(null);
            return conditions;
        }
        for (int range = 0; range <= bounds.size(); range++) {
            String from = range == 0 ? "" : key.sql() + " >= " + literal(key, range - 1);
            String to = range == bounds.size() ? "" : key.sql() + " < " + literal(key, range);
            conditions.add(from + (from.isEmpty() || to.isEmpty() ? "" : " AND ") + to);
        }
        if (missing) {
            conditions.add(key.sql() + " IS NULL");
        }
        return conditions;
    }

    /** The number of a row's range, from 0, as SQL; rows without a key have the last number even if no range is theirs. */
    String number() {
        if (key == null) {
            return "0";
        }
        StringBuilder sql = new StringBuilder("CASE WHEN ")
                .append(key.sql())
                .append(" IS NULL THEN ")
                .append(bounds.size() + 1);
        for (int range = 0; range < bounds.size(); range++) {
            sql.append(" WHEN ").append(key.sql()).append(" < ").append(literal(key, range));
            sql.append(" THEN ").append(range);
        }
        return sql.append(" ELSE ").append(bounds.size()).append(" END").toString();
    }

    private String literal(Key column, int bound) {
        return column.type().literal(bounds.get(bound));
    }
}
