package dev.gristmill.connector.jdbc;

import dev.gristmill.error.GristmillException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the failures of a database and its driver mean to a job. No message has a password or a whole URL in it. */
final class Failures {

    /** Connection lost, log-in refused, out of resources, stopped by an operator, failed outside of SQL. */
    private static final Set<String> OUTSIDE = Set.of("08", "28", "53", "57", "58", "3D");

    /** SQL states of PostgreSQL, and codes of MariaDB and MySQL, for what a user may not read. */
    private static final Set<String> FORBIDDEN = Set.of("42501", "1044", "1142", "1143");

    private final DatabaseOptions options;

    Failures(DatabaseOptions options) {
        this.options = options;
    }

    /** No connection, or none any more. */
    GristmillException connection(String reason, @Nullable Throwable cause) {
        return new GristmillException(
                JdbcErrors.CONNECTION,
                "Cannot connect to " + options.shownUrl() + ": " + options.withoutSecrets(reason),
                "source." + JdbcDescription.URL,
                "see that the server runs and can be reached from here, and that user and password are right",
                cause);
    }

    /** A statement failed. */
    GristmillException statement(SQLException e) {
        if (forbidden(e)) {
            return new GristmillException(
                    JdbcErrors.CONNECTION,
                    "Cannot read " + shown() + ": " + options.withoutSecrets(reason(e)),
                    options.place(),
                    "let the user SELECT from it, or name another user",
                    e);
        }
        if (outside(e)) {
            return connection(reason(e), e);
        }
        boolean query = options.relation().query();
        return new GristmillException(
                query ? JdbcErrors.SQL : JdbcErrors.CANNOT_READ,
                "Cannot read " + shown() + ": " + options.withoutSecrets(reason(e)),
                options.place(),
                query ? "try the query with the database's own client" : null,
                e);
    }

    /** What a failure of Spark has to do with the database; empty for nothing. */
    Optional<GristmillException> diagnose(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof SQLException e) {
                return Optional.of(statement(e));
            }
        }
        return Optional.empty();
    }

    /** The connection that keeps the snapshot was lost. */
    GristmillException snapshotGone(@Nullable Throwable cause) {
        return new GristmillException(
                JdbcErrors.CONNECTION,
                "Cannot read " + shown() + ": the transaction that holds the snapshot is gone",
                "source." + JdbcDescription.URL,
                "see why the server ended it (a restart, pg_terminate_backend, a limit for transactions), then run again",
                cause);
    }

    /** The relation and where it is. */
    String shown() {
        return options.relation().name() + " of " + options.shownUrl();
    }

    /** The first line of what the innermost cause says. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof SQLException)) {
            root = root.getCause();
        }
        String text = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root.getCause() instanceof UnknownHostException ? text + " (unknown host)" : text;
    }

    private static boolean forbidden(SQLException e) {
        return FORBIDDEN.contains(String.valueOf(e.getSQLState()))
                || FORBIDDEN.contains(Integer.toString(e.getErrorCode()));
    }

    private static boolean outside(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientException
                || e instanceof SQLNonTransientConnectionException
                || (state.length() == 5 && OUTSIDE.contains(state.substring(0, 2)));
    }
}
