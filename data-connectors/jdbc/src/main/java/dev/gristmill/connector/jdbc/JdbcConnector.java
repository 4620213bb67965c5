package dev.gristmill.connector.jdbc;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.spi.SourceUnit;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables and queries where they are. The pin is how many rows there are in each range of a key, with a hash of
 * them; on PostgreSQL all partitions read them as of one instant.
 *
 * <p>Both {@link #plan} and {@link #open} have the database count and hash the rows, which takes it one pass over them.
 */
public final class JdbcConnector implements Connector {

    @Override
    public String name() {
        return JdbcDescription.CONNECTOR;
    }

    @Override
    public List<SourceUnit> plan(SparkSession session, SourceSpec source) {
        DatabaseOptions options = new DatabaseOptions(source);
        try (DatabaseSession database = DatabaseSession.open(options)) {
            return new Pinning(database, options).now().snapshot().units();
        }
    }

    @Override
    public SourceRead open(SparkSession session, SourceSpec source, @Nullable SourceSnapshot pin) {
        DatabaseOptions options = new DatabaseOptions(source);
        DatabaseSession database = DatabaseSession.open(options);
        try {
            Pinning pinning = new Pinning(database, options);
            Pinned pinned = pin == null ? pinning.now() : pinning.as(pin);
            return new JdbcRead(session, options, pinned, standstill(options, database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The session whose transaction keeps the rows still; null after closing one that does not, or need not. */
    private static @Nullable DatabaseSession standstill(DatabaseOptions options, DatabaseSession database) {
        if (options.consistent() && database.snapshot().isPresent()) {
            return database;
        }
        database.close();
        return null;
    }
}
