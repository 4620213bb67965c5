package dev.gristmill.connector.jdbc;

import dev.gristmill.connector.jdbc.RowCounts.Counted;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what there is to read, and whether it is what was pinned. */
final class Pinning {

    private final DatabaseSession session;
    private final DatabaseOptions options;
    private final Failures failures;
    private final TableColumns columns;
    private final Quotes quotes;
    private final String condition;

    Pinning(DatabaseSession session, DatabaseOptions options) {
        this.session = session;
        this.options = options;
        this.failures = new Failures(options);
        this.columns = TableColumns.of(session, options);
        this.quotes = new Quotes(options);
        quotes.requireFit(session.quote());
        WindowSpec window = options.window();
        this.condition =
                window == null ? "" : " WHERE " + new Window(window, columns.schema()).sql(quotes.of(window.column()));
    }

    /** Pins the rows as they are now. */
    Pinned now() {
        Optional<TableSize> size = TableSize.of(session, options);
        Division division = new Dividing(session, options, columns, quotes).decide(size, condition);
        List<Counted> counted = counts(division);
        long rows = counted.stream().mapToLong(Counted::rows).sum();
        if (rows == 0) {
            throw noRows();
        }
        TableSize held = held(size, rows);
        SourceSnapshot snapshot = new SourceSnapshot(
                JdbcDescription.CONNECTOR, options.shownUrl() + "#" + name(), units(division, counted, held));
        return new Pinned(columns, division, snapshot, held.extent(), warnings(division, counted));
    }

    /** Pins the rows as an earlier pin has them, or fails because they are others now. */
    Pinned as(SourceSnapshot pin) {
        Division division = requireUnchanged(pin);
        long rows = pin.units().stream().mapToLong(Pinning::rows).sum();
        TableSize held = held(TableSize.of(session, options), rows);
        return new Pinned(columns, division, pin, held.extent(), warnings(division, counts(pin)));
    }

    /** Fails when the rows are no longer those of a pin. */
    Division requireUnchanged(SourceSnapshot pin) {
        List<String> ranges = new ArrayList<>();
        for (SourceUnit unit : pin.units()) {
            if (!unit.id().startsWith(name() + "#")) {
                throw changed("it was " + unit.id().replaceFirst("#.*", "") + " that was pinned", pin);
            }
            ranges.add(unit.id().substring(name().length() + 1));
        }
        String digest = pin.units().get(0).fingerprint().replaceFirst(".*-", "");
        if (!digest.equals(columns.digest())) {
            throw changed("its columns, or their types, are others now", pin);
        }
        Division division = new Dividing(session, options, columns, quotes).pinned(ranges);
        List<Counted> now = counts(division);
        List<String> changes = new ArrayList<>();
        for (Counted it : now) {
            SourceUnit unit = it.range() < pin.units().size() ? pin.units().get(it.range()) : null;
            if (unit == null) {
                changes.add(
                        it.rows() + " rows have no " + Division.column(ranges).orElse("key"));
            } else if (!unit.fingerprint().equals(fingerprint(it))) {
                changes.add(change(unit, it));
            }
        }
        if (!changes.isEmpty()) {
            throw changed(changes.size() + " of its " + now.size() + " ranges changed, first " + changes.get(0), pin);
        }
        return division;
    }

    private String name() {
        return options.relation().name();
    }

    private List<Counted> counts(Division division) {
        return new RowCounts(session, options.vendor(), options.relation(), quotes.of(columns.schema()), condition)
                .of(division);
    }

    private static List<Counted> counts(SourceSnapshot pin) {
        List<Counted> counted = new ArrayList<>();
        for (SourceUnit unit : pin.units()) {
            counted.add(new Counted(counted.size(), rows(unit), ""));
        }
        return counted;
    }

    private static long rows(SourceUnit unit) {
        Long rows = unit.rows();
        return rows == null ? 0 : rows;
    }

    private TableSize held(Optional<TableSize> size, long read) {
        int bytesOfARow = columns.schema().defaultSize();
        if (condition.isEmpty()) {
            return size.map(it -> new TableSize(it.bytes(), read)).orElse(TableSize.of(read, bytesOfARow));
        }
        long rows = size.map(TableSize::rows).filter(it -> it >= read).orElseGet(this::all);
        return size.map(it -> new TableSize(it.bytes(), rows)).orElse(TableSize.of(rows, bytesOfARow));
    }

    private long all() {
        String sql = "SELECT COUNT(*) FROM " + options.relation().sql() + " gristmill_rows";
        return session.select(sql, row -> row.getLong(1)).get(0);
    }

    /** A unit's size is its share of the relation's, rounded so that the shares add up. */
    private List<SourceUnit> units(Division division, List<Counted> counted, TableSize held) {
        List<SourceUnit> units = new ArrayList<>();
        List<String> names = division.names();
        long before = 0;
        for (Counted it : counted) {
            long bytes = held.bytesOf(before + it.rows()) - held.bytesOf(before);
            before += it.rows();
            String id = name() + "#" + names.get(it.range());
            units.add(new SourceUnit(id, fingerprint(it), bytes, it.rows(), List.of()));
        }
        return units;
    }

    private String fingerprint(Counted counted) {
        return counted.rows() + "-" + counted.hash().replace('-', 'm') + "-" + columns.digest();
    }

    private List<String> warnings(Division division, List<Counted> counted) {
        List<String> warnings = new ArrayList<>();
        if (!options.vendor().hashesRows()) {
            warnings.add(JdbcErrors.NOT_PINNED.id() + " " + failures.shown()
                    + " is pinned by the number of its rows alone: rows that are changed in place go unnoticed");
        }
        if (!options.consistent() && counted.size() > 1) {
            warnings.add(JdbcErrors.NOT_PINNED.id() + " The " + counted.size() + " partitions of " + failures.shown()
                    + " are read at different instants, as consistency: none allows");
        }
        Key key = division.key();
        if (key != null && division.missing() && counted.get(counted.size() - 1).rows() > 0) {
            warnings.add(JdbcErrors.NULL_KEYS.id() + " "
                    + counted.get(counted.size() - 1).rows() + " rows of " + failures.shown() + " have no "
                    + key.column() + ": one partition has them all");
        }
        if (!columns.doubles().isEmpty()) {
            warnings.add(JdbcErrors.TYPE.id() + " " + String.join(", ", columns.doubles()) + " of " + failures.shown()
                    + " can hold numbers of any size and is read as a double, of 15 digits: cast it in a query if that is"
                    + " too few");
        }
        if (columns.hasLocalTimes() && !ZoneId.systemDefault().getRules().isFixedOffset()) {
            warnings.add(
                    JdbcErrors.TYPE.id() + " Times without a zone that are skipped in " + ZoneId.systemDefault()
                            + ", as an hour is in spring, are read as the time an hour later: run the JVMs with -Duser.timezone=UTC");
        }
        return warnings;
    }

    private static String change(SourceUnit unit, Counted now) {
        return rows(unit) == now.rows()
                ? unit.id() + " has " + now.rows() + " rows as before, and not the same ones"
                : unit.id() + " had " + rows(unit) + " rows and has " + now.rows();
    }

    private GristmillException changed(String how, SourceSnapshot pin) {
        return new GristmillException(
                JdbcErrors.CHANGED,
                "Cannot read " + failures.shown() + " as it was pinned, with "
                        + pin.units().size() + " ranges: " + how,
                options.place(),
                "run again: the rows as they are now are pinned anew");
    }

    private GristmillException noRows() {
        WindowSpec window = options.window();
        if (window == null) {
            return new GristmillException(
                    JdbcErrors.NO_ROWS, "Cannot read " + failures.shown() + ": it has no rows", options.place(), null);
        }
        String column = quotes.of(window.column());
        String sql = "SELECT MIN(" + column + "), MAX(" + column + ") FROM "
                + options.relation().sql() + " gristmill_rows";
        String span = session.select(
                        sql, row -> row.getString(1) == null ? "" : row.getString(1) + " to " + row.getString(2))
                .get(0);
        return new GristmillException(
                JdbcErrors.NO_ROWS,
                "Cannot read " + failures.shown() + ": none of its rows is of " + window.from() + " to " + window.to(),
                "source.window",
                span == null
                        ? "it has no rows at all, or none with a " + window.column()
                        : "its rows run from " + span);
    }
}
