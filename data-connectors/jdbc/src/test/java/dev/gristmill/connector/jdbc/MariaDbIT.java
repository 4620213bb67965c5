package dev.gristmill.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.testing.MariaDbServer;
import dev.gristmill.testing.RequiresTool;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** On Debian's MariaDB, in another time zone than this JVM, with the driver that its users drop in. */
@RequiresTool(value = "mariadbd", install = "apt-get install -y mariadb-server")
final class MariaDbIT extends JdbcContract {

    @Override
    Database database() {
        return Holder.DATABASE;
    }

    @Override
    Object[] options() {
        return new Object[0];
    }

    @Override
    protected void rewrite(SourceSpec source) {
        database().run("UPDATE " + source.text("table") + " SET value = value + 1 WHERE id = 17");
    }

    @Override
    protected void retype(SourceSpec source) {
        database().run("ALTER TABLE " + source.text("table") + " MODIFY value VARCHAR(20)");
    }

    @Override
    protected Optional<SourceSpec> lockedSource() {
        return Optional.of(database().table("any", "password", "not-" + MariaDbServer.PASSWORD));
    }

    @Override
    protected List<String> namedWhenLocked() {
        return List.of("miller", "user and password");
    }

    @Override
    protected List<String> secrets() {
        return List.of(MariaDbServer.PASSWORD);
    }

    @Override
    protected Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.TELLS_NEW_ROWS_APART, Ability.STANDS_STILL));
    }

    @Test
    void readsPartitionsOfDifferentInstantsOnlyWhenAskedTo() {
        SourceSpec strict = source(null);
        String table = strict.text("table");
        GristmillException refusal = catchThrowableOfType(
                GristmillException.class,
                () -> Database.open(database().table(table, "partitionColumn", "id", "partitions", 4)));
        assertThat(refusal.code().id()).isEqualTo("DATA-119");
        assertThat(refusal)
                .hasMessageStartingWith("Cannot read " + table + " of jdbc:mariadb://")
                .hasMessageContaining("4 partitions");
        try (SourceRead read = Database.open(
                database().table(table, "partitionColumn", "id", "partitions", 4, "consistency", "none"))) {
            assertThat(read.rows().rdd().getNumPartitions()).isEqualTo(5);
            assertThat(read.rows().count()).isEqualTo(50);
            assertThat(((WarnedRead) read).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("DATA-119 The 5 partitions of " + table);
            read.confirm();
        }
    }

    @Test
    void readsValuesAsWhatTheyAre() {
        String table = database().newTable();
        database()
                .run(
                        "CREATE TABLE " + table + " (at DATETIME(6), instant TIMESTAMP, flag BOOLEAN, word VARCHAR(9),"
                                + " n DECIMAL(12, 2))",
                        "SET time_zone = '+00:00'",
                        "INSERT INTO " + table
                                + " VALUES ('2001-03-25 02:30:00.5', '2001-03-25 02:30:00', TRUE, 'NULL',"
                                + " 12.34), (NULL, NULL, NULL, NULL, NULL)");
        try (SourceRead read = Database.open(database().table(table))) {
            Row row = read.rows().filter("word = 'NULL'").head();
            assertThat(row.<LocalDateTime>getAs("at")).isEqualTo(LocalDateTime.parse("2001-03-25T02:30:00.500"));
            assertThat(row.get(1))
                    .isIn(
                            LocalDateTime.parse("2001-03-25T02:30:00"),
                            Timestamp.from(Instant.parse("2001-03-25T02:30:00Z")));
            assertThat(row.getBoolean(2)).isTrue();
            assertThat(row.getDecimal(4)).isEqualByComparingTo("12.34");
            assertThat(read.rows().filter("word IS NULL").count()).isEqualTo(1);
            read.confirm();
            database().run("UPDATE " + table + " SET word = NULL WHERE word = 'NULL'");
            assertThat(catchThrowableOfType(GristmillException.class, read::confirm)
                            .code()
                            .id())
                    .isEqualTo("DATA-118");
        }
    }

    // Without the tool there is no server to ask
    private static final class Holder {

        static final Database DATABASE = new Database(
                MariaDbServer.shared().url(),
                Map.of("user", MariaDbServer.USER, "password", MariaDbServer.PASSWORD),
                "SET sql_mode = ANSI_QUOTES");
    }
}
