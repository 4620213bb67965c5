package dev.gristmill.connector.jdbc;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.testing.PostgresServer;
import dev.gristmill.testing.SharedSpark;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A database that tests fill, and sources of its tables. */
final class Database {

    private final AtomicInteger tables = new AtomicInteger();
    private final String url;
    private final Map<String, Object> login;
    private final List<String> first;

    /** With what a test's own connections say first. */
    Database(String url, Map<String, Object> login, String... first) {
        this.url = url;
        this.login = Map.copyOf(login);
        this.first = List.of(first);
    }

    static Database postgres() {
        return new Database(
                PostgresServer.shared().url(),
                Map.of("user", PostgresServer.USER, "password", PostgresServer.PASSWORD));
    }

    /** A name that no other test of this JVM has. */
    String newTable() {
        return "t" + ProcessHandle.current().pid() + "_" + System.identityHashCode(this) + "_"
                + tables.incrementAndGet();
    }

    /** Runs statements, each by itself. */
    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : first) {
                statement.execute(sql);
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run " + String.join("; ", statements), e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url,
                String.valueOf(login.getOrDefault("user", "")),
                String.valueOf(login.getOrDefault("password", "")));
    }

    /** A source of all rows of a table. */
    SourceSpec table(String table, Object... options) {
        return windowed(null, "table", table, options);
    }

    /** A source of a query. */
    SourceSpec query(String query, Object... options) {
        return windowed(null, "query", query, options);
    }

    /** A source of some days of a table or query: what it is, its text, then names and values of options. */
    SourceSpec windowed(@Nullable WindowSpec window, String what, String text, Object... options) {
        Map<String, Object> all = new HashMap<>(login);
        all.put("url", url);
        all.put(what, text);
        for (int i = 0; i < options.length; i += 2) {
            all.put((String) options[i], options[i + 1]);
        }
        return new SourceSpec("jdbc", all, window);
    }

    static SourceRead open(SourceSpec source) {
        return new JdbcConnector().open(SharedSpark.session(), source, null);
    }
}
