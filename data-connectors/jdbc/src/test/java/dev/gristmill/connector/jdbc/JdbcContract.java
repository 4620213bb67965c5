package dev.gristmill.connector.jdbc;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.testing.ConnectorContract;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What every connector keeps, on the tables of a database. */
abstract class JdbcContract extends ConnectorContract {

    /** The database that the tables are in. */
    abstract Database database();

    /** What a source says besides its table. */
    abstract Object[] options();

    @Override
    protected Connector connector() {
        return new JdbcConnector();
    }

    @Override
    protected SourceSpec source(@Nullable WindowSpec window) {
        String table = emptyTable();
        List<String> rows = new ArrayList<>();
        for (Row row : dailyRows().collectAsList()) {
            rows.add("(" + row.getLong(0) + ", " + row.get(1) + ", DATE '" + row.getDate(2) + "')");
        }
        database().run("INSERT INTO " + table + " VALUES " + String.join(", ", rows));
        return database().windowed(window, "table", table, options());
    }

    private String emptyTable() {
        String table = database().newTable();
        database().run("CREATE TABLE " + table + " (\"id\" BIGINT, \"value\" DOUBLE PRECISION, \"day\" DATE)");
        return table;
    }

    @Override
    protected void append(SourceSpec source) {
        database().run("INSERT INTO " + source.text("table") + " VALUES (100, 1.0, DATE '2001-01-02')");
    }

    @Override
    protected void appendWithoutDay(SourceSpec source) {
        database()
                .run(
                        "INSERT INTO " + source.text("table")
                                + " VALUES (50, 1.0, NULL), (51, 1.0, NULL), (52, 1.0, NULL), (53, 1.0, NULL), (54, 1.0, NULL)");
    }

    @Override
    protected SourceSpec emptySource() {
        return database().table(emptyTable(), options());
    }

    @Override
    protected SourceSpec missingSource() {
        return database().table("nowhere", options());
    }
}
