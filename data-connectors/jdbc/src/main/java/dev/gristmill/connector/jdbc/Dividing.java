package dev.gristmill.connector.jdbc;

import dev.gristmill.error.GristmillException;
import java.util.List;
import java.util.Optional;

/** Decides how the rows are divided. The cluster has no say in it, so that the units are the same on any. */
final class Dividing {

    /** As many bytes of a table as make a partition, if the job does not say how many partitions there are. */
    static final long PARTITION_BYTES = 64L << 20;

    private static final long MOST_PARTITIONS = 64;
    private static final String PRIMARY_KEY = """
            SELECT a.attname FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
              WHERE i.indrelid = to_regclass(?) AND i.indisprimary""";

    private final DatabaseSession session;
    private final DatabaseOptions options;
    private final TableColumns columns;
    private final Quotes quotes;

    Dividing(DatabaseSession session, DatabaseOptions options, TableColumns columns, Quotes quotes) {
        this.session = session;
        this.options = options;
        this.columns = columns;
        this.quotes = quotes;
    }

    /** By what the job says, or else by the table's primary key and size. */
    Division decide(Optional<TableSize> size, String condition) {
        Optional<Key> stated = options.partitionColumn()
                .map(column -> columns.key(column, quotes.of(column), "source." + JdbcDescription.PARTITION_COLUMN));
        int partitions = options.partitions()
                .orElseGet(() -> size.map(it -> partitions(it.bytes())).orElse(1));
        if (partitions == 1) {
            return Division.none();
        }
        if (options.consistent() && options.vendor() != Vendor.POSTGRESQL) {
            throw notOfOneInstant(partitions);
        }
        Optional<Key> key = stated.or(this::primaryKey);
        if (key.isEmpty() && options.partitions().isEmpty()) {
            return Division.none();
        }
        Key by = key.orElseThrow(() -> noKey(partitions));
        List<String> bounds = new Bounds(session, options, condition).find(by, partitions);
        return bounds.isEmpty()
                ? Division.none()
                : new Division(by, bounds, !columns.filled().contains(by.column()));
    }

    /** The one that a pin has. */
    Division pinned(List<String> ranges) {
        return Division.column(ranges)
                .map(column -> Division.of(columns.key(column, quotes.of(column), options.place()), ranges))
                .orElseGet(Division::none);
    }

    static int partitions(long bytes) {
        return (int) Math.max(1, Math.min(MOST_PARTITIONS, (bytes + PARTITION_BYTES - 1) / PARTITION_BYTES));
    }

    private Optional<Key> primaryKey() {
        if (options.vendor() != Vendor.POSTGRESQL || options.relation().query()) {
            return Optional.empty();
        }
        List<String> key = session.select(
                PRIMARY_KEY, row -> row.getString(1), options.relation().name());
        return key.size() == 1 && columns.divides(key.get(0))
                ? Optional.of(columns.key(key.get(0), quotes.of(key.get(0)), options.place()))
                : Optional.empty();
    }

    private GristmillException notOfOneInstant(int partitions) {
        return new GristmillException(
                JdbcErrors.NOT_PINNED,
                "Cannot read " + new Failures(options).shown() + " in " + partitions
                        + " partitions: each would see the rows of another instant, for this database has no snapshot that"
                        + " several connections can share",
                "source." + JdbcDescription.PARTITIONS,
                "leave partitions out, or say consistency: none if nobody writes to it meanwhile");
    }

    private GristmillException noKey(int partitions) {
        return new GristmillException(
                JdbcErrors.COLUMN,
                "Cannot read " + new Failures(options).shown() + " in " + partitions
                        + " partitions: it has no primary key of one number, date or timestamp",
                "source." + JdbcDescription.PARTITIONS,
                "name a partitionColumn");
    }
}
