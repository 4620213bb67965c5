package dev.gristmill.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts and hashes rows where they are, those of all ranges in one pass: no row leaves the database. The hash is a sum
 * of hashes of rows, so that their order does not matter.
 */
final class RowCounts {

    private static final String ROW = "gristmill_row";
    private static final String NUMBER = "gristmill_range";
    private static final String HASH = "gristmill_hash";

    private final DatabaseSession session;
    private final Vendor vendor;
    private final Relation relation;
    private final List<String> columns;
    private final String condition;

    /**
     * Of a relation's rows.
     *
     * @param columns the names of all columns as SQL has them
     * @param condition which rows, as SQL with WHERE in front; empty for all
     */
    RowCounts(DatabaseSession session, Vendor vendor, Relation relation, List<String> columns, String condition) {
        this.session = session;
        this.vendor = vendor;
        this.relation = relation;
        this.columns = List.copyOf(columns);
        this.condition = condition;
    }

    /** The rows of each range, in the division's order; one more than it has ranges when rows without a key have none. */
    List<Counted> of(Division division) {
        String rows = "SELECT " + division.number() + " AS " + NUMBER + ", " + hash() + " AS " + HASH + " FROM "
                + relation.sql() + " " + ROW + condition;
        String sql = "SELECT " + NUMBER + ", COUNT(*), SUM(" + HASH + ") FROM (" + rows + ") gristmill_rows GROUP BY "
                + NUMBER;
        List<Counted> found = session.select(
                sql,
                row -> new Counted(
                        row.getInt(1), row.getLong(2), row.getBigDecimal(3).toPlainString()));
        int ranges = Math.max(
                division.names().size(),
                found.stream().mapToInt(Counted::range).max().orElse(0) + 1);
        List<Counted> counted = new ArrayList<>(IntStream.range(0, ranges)
                .mapToObj(range -> new Counted(range, 0, "0"))
                .toList());
        found.forEach(it -> counted.set(it.range(), it));
        return counted;
    }

    private String hash() {
        return switch (vendor) {
            case POSTGRESQL -> "hashtextextended(CAST(" + ROW + " AS text), 0)";
            // QUOTE tells NULL from the text NULL, and where a value ends
            case MARIADB, MYSQL -> {
                String values = columns.stream()
                        .map(column -> "QUOTE(" + ROW + "." + column + ")")
                        .collect(Collectors.joining(", "));
                yield "CAST(CONV(LEFT(MD5(CONCAT_WS(',', " + values + ")), 16), 16, 10) AS DECIMAL(20))";
            }
            case OTHER -> "0";
        };
    }

    /**
     * The rows of a range.
     *
     * @param range its number, from 0
     * @param rows how many
     * @param hash the sum of their hashes; 0 where the database has no hash that is known here
     */
    record Counted(int range, long rows, String hash) {}
}
