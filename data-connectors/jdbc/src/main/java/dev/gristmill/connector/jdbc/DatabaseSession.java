package dev.gristmill.connector.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the driver's. On PostgreSQL it is one transaction, and all that is asked in it is of one instant;
 * while it is open, other connections can read as of that instant too.
 */
final class DatabaseSession implements AutoCloseable {

    /** What texts of values depend on, where the order of rows repeats, and what must not end the transaction. */
    private static final String SETTINGS = """
            SELECT set_config(s.name, v.value, false) FROM pg_settings s JOIN (VALUES
              ('TimeZone', 'UTC'), ('DateStyle', 'ISO'), ('IntervalStyle', 'postgres'), ('bytea_output', 'hex'),
              ('extra_float_digits', '3'), ('lc_monetary', 'C'), ('synchronize_seqscans', 'off'),
              ('idle_in_transaction_session_timeout', '0'), ('transaction_timeout', '0')) v (name, value)
              ON s.name = v.name""";

    private final Connection connection;
    private final Failures failures;
    private final @Nullable String snapshot;

    private DatabaseSession(Connection connection, Failures failures, @Nullable String snapshot) {
        this.connection = connection;
        this.failures = failures;
        this.snapshot = snapshot;
    }

    /** Logs in, and on PostgreSQL begins the transaction. */
    static DatabaseSession open(DatabaseOptions options) {
        Failures failures = new Failures(options);
        Connection connection = new Login(options).open();
        DatabaseSession session = new DatabaseSession(connection, failures, null);
        if (options.vendor() != Vendor.POSTGRESQL) {
            return session;
        }
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            session.select(SETTINGS, row -> row.getString(1));
            List<String> exported = session.select("SELECT pg_export_snapshot()", row -> row.getString(1));
            return new DatabaseSession(connection, failures, exported.get(0));
        } catch (SQLException e) {
            session.close();
            throw failures.statement(e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** What other connections call the instant of this one; empty where there is no such thing. */
    Optional<String> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** The rows that a query gives. */
    <T> List<T> select(String sql, RowReader<T> reader, String... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failures.statement(e);
        }
    }

    /** What the database quotes names by. */
    String quote() {
        try {
            return connection.getMetaData().getIdentifierQuoteString();
        } catch (SQLException e) {
            throw failures.statement(e);
        }
    }

    /** Makes the connection usable after a statement failed; on PostgreSQL nothing else can be asked before. */
    void forgetFailure() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failures.statement(e);
        }
    }

    /** Whether the transaction is still there. */
    boolean isAlive() {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            return statement.execute();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Lost already: the server ends what was going on in it
        }
    }

    /** Makes something of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
