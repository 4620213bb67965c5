package dev.gristmill.connector.jdbc;

import dev.gristmill.job.SourceSpec;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** On H2, which stands for any database with a driver: nothing of it is known but standard SQL. */
final class AnyDatabaseContractSparkTest extends JdbcContract {

    private static final Database DATABASE = new Database("jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1", Map.of());

    @Override
    Database database() {
        return DATABASE;
    }

    @Override
    Object[] options() {
        return new Object[0];
    }

    /** Their number is all that a pin knows of the rows. */
    @Override
    protected void rewrite(SourceSpec source) {
        database().run("DELETE FROM " + source.text("table") + " WHERE \"id\" = 17");
    }

    @Override
    protected void retype(SourceSpec source) {
        database().run("ALTER TABLE " + source.text("table") + " ALTER COLUMN \"value\" SET DATA TYPE VARCHAR(20)");
    }

    @Override
    protected Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.TELLS_NEW_ROWS_APART, Ability.STANDS_STILL));
    }
}
