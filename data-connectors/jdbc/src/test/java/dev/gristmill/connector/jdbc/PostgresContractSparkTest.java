package dev.gristmill.connector.jdbc;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.testing.PostgresServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class PostgresContractSparkTest extends JdbcContract {

    private static final Database DATABASE = Database.postgres();

    @Override
    Database database() {
        return DATABASE;
    }

    @Override
    Object[] options() {
        return new Object[] {"partitionColumn", "day", "partitions", 3};
    }

    @Override
    protected void rewrite(SourceSpec source) {
        database().run("UPDATE " + source.text("table") + " SET value = value + 1 WHERE id = 17");
    }

    @Override
    protected void retype(SourceSpec source) {
        database().run("ALTER TABLE " + source.text("table") + " ALTER value TYPE text");
    }

    @Override
    protected Optional<SourceSpec> lockedSource() {
        SourceSpec source = source(null);
        return Optional.of(DATABASE.table(source.text("table"), "password", "not-" + PostgresServer.PASSWORD));
    }

    @Override
    protected List<String> namedWhenLocked() {
        return List.of(PostgresServer.USER, "user and password");
    }

    @Override
    protected List<String> secrets() {
        return List.of(PostgresServer.PASSWORD);
    }

    @Override
    protected Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.TELLS_NEW_ROWS_APART));
    }
}
