package dev.gristmill.connector.jdbc;

import dev.gristmill.spi.SourceExtent;
import java.util.List;
import java.util.Optional;

/**
 * How much a relation is, from what the database keeps of it.
 *
 * @param bytes its size in storage
 * @param rows how many rows there were when the database counted last; 0 when it never did
 */
record TableSize(long bytes, long rows) {

    private static final String OF_TABLE = """
            SELECT CASE c.relkind WHEN 'p' THEN (SELECT sum(pg_table_size(t.relid)) FROM pg_partition_tree(c.oid) t)
                ELSE pg_table_size(c.oid) END, greatest(c.reltuples, 0)::bigint
              FROM pg_class c WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'p', 'm')""";

    /** Of a table of PostgreSQL; empty for anything else. */
    static Optional<TableSize> of(DatabaseSession session, DatabaseOptions options) {
        if (options.vendor() != Vendor.POSTGRESQL || options.relation().query()) {
            return Optional.empty();
        }
        List<TableSize> found = session.select(
                OF_TABLE,
                row -> new TableSize(row.getLong(1), row.getLong(2)),
                options.relation().name());
        return found.stream().findFirst();
    }

    /** Of rows of which nothing is known but what they are made of. */
    static TableSize of(long rows, int bytesOfARow) {
        return new TableSize(rows * bytesOfARow, rows);
    }

    /** The storage that some of the rows take, if all take the same. */
    long bytesOf(long some) {
        return rows == 0 ? 0 : (long) ((double) bytes * some / rows);
    }

    SourceExtent extent() {
        return new SourceExtent(rows, bytes, null);
    }
}
