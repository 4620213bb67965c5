package dev.gristmill.connector.jdbc;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.testing.PostgresServer;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PostgresSparkTest {

    private static final Database DATABASE = Database.postgres();

    @BeforeAll
    static void fill() {
        // Nine of ten keys are below 1,000: even distances would make one range of nearly all rows
        DATABASE.run(
                "CREATE TABLE skewed (k bigint PRIMARY KEY, v double precision, at timestamp, zoned timestamptz, n int)",
                "INSERT INTO skewed SELECT CASE WHEN i < 900 THEN i ELSE i * 1000 END, i * 0.5,"
                        + " TIMESTAMP '2001-01-01' + i * INTERVAL '1 hour',"
                        + " TIMESTAMPTZ '2001-01-01 00:00:00+00' + i * INTERVAL '1 hour', nullif(i % 5, 0)"
                        + " FROM generate_series(0, 999) i",
                "ANALYZE skewed");
    }

    @Test
    void cutsWhereTheStatisticsSay() {
        try (SourceRead read = Database.open(DATABASE.table("skewed", "partitions", 4))) {
            List<SourceUnit> units = read.snapshot().units();
            assertThat(units)
                    .hasSize(4)
                    .allSatisfy(unit -> assertThat(unit.rows()).isBetween(200L, 300L));
            assertThat(units.get(0).id()).startsWith("skewed#k[,");
            assertThat(units.stream().mapToLong(SourceUnit::bytes).sum())
                    .isEqualTo(read.held().bytes());
            assertThat(read.rows().rdd().getNumPartitions()).isEqualTo(4);
            assertThat(read.rows().count()).isEqualTo(1000);
        }
    }

    @Test
    void cutsAtEvenDistancesWithoutStatistics() {
        DATABASE.run("CREATE TABLE uncounted (k int)", "INSERT INTO uncounted SELECT generate_series(1, 100)");
        SourceSpec source = DATABASE.table("uncounted", "partitionColumn", "k", "partitions", 4);
        assertThat(new JdbcConnector().plan(SharedSpark.session(), source))
                .extracting(SourceUnit::id, SourceUnit::rows)
                .containsExactly(
                        tuple("uncounted#k[,25)", 24L),
                        tuple("uncounted#k[25,50)", 25L),
                        tuple("uncounted#k[50,75)", 25L),
                        tuple("uncounted#k[75,)", 26L),
                        tuple("uncounted#k[null]", 0L));
    }

    @Test
    void countsRowsWithoutAKey() {
        SourceSpec source = DATABASE.table("skewed", "partitionColumn", "n", "partitions", 2);
        try (SourceRead read = Database.open(source)) {
            assertThat(((WarnedRead) read).warnings())
                    .containsExactly("DATA-120 200 rows of skewed of "
                            + PostgresServer.shared().url() + " have no n: one partition has them all");
            assertThat(read.rows().filter("n IS NULL").count()).isEqualTo(200);
            assertThat(read.rows().count()).isEqualTo(1000);
        }
    }

    @Test
    void leavesToTheDatabaseWhatItCanDo() {
        try (SourceRead read = Database.open(DATABASE.table("skewed", "partitions", 4))) {
            Dataset<Row> sums = read.rows().filter("k >= 500").groupBy("n").sum("v");
            assertThat(sums.collectAsList()).hasSize(5);
            assertThat(plan(sums))
                    .contains("PushedAggregates: [SUM(v)]", "PushedGroupByExpressions: [n]")
                    .containsPattern("PushedFilters: \\[[^\\]]*k >= 500");
            Dataset<Row> few = read.rows().limit(3);
            assertThat(few.count()).isEqualTo(3);
            assertThat(plan(few)).contains("PushedLimit: LIMIT 3");
            Dataset<Row> last = read.rows().orderBy(col("k").desc()).limit(2);
            assertThat(last.select("k").collectAsList())
                    .extracting(row -> row.getLong(0))
                    .containsExactly(999_000L, 998_000L);
            assertThat(plan(last)).contains("PushedTopN: ORDER BY [k DESC NULLS LAST] LIMIT 2");
            double sum = read.rows().agg(sum("v")).head().getDouble(0);
            assertThat(sum).isEqualTo(999 * 1000 / 2 * 0.5);
        }
    }

    private static String plan(Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().toString();
    }

    @Test
    void readsDaysOfTimestamps() {
        WindowSpec day = new WindowSpec("at", LocalDate.parse("2001-01-02"), LocalDate.parse("2001-01-03"));
        WindowSpec zoned = new WindowSpec("zoned", LocalDate.parse("2001-01-02"), LocalDate.parse("2001-01-03"));
        for (WindowSpec window : List.of(day, zoned)) {
            try (SourceRead read = Database.open(DATABASE.windowed(window, "table", "skewed", "partitions", 2))) {
                List<SourceUnit> units = read.snapshot().units();
                assertThat(units)
                        .hasSize(2)
                        .allSatisfy(unit -> assertThat(unit.rows()).isBetween(20L, 28L));
                assertThat(units.stream().mapToLong(SourceUnit::rows).sum()).isEqualTo(48);
                assertThat(read.rows().count()).isEqualTo(48);
                assertThat(read.held().rows()).isEqualTo(1000);
                assertThat(plan(read.rows())).containsPattern("PushedFilters: \\[[^\\]]*" + window.column() + " >= ");
            }
        }
    }

    @Test
    void readsQueriesDividedByAColumnOfTheirs() {
        SourceSpec source = DATABASE.query(
                "SELECT k, k * 2 AS twice FROM skewed WHERE k < 100;", "partitionColumn", "twice", "partitions", 2);
        try (SourceRead read = Database.open(source)) {
            assertThat(read.snapshot().units()).extracting(SourceUnit::rows).containsExactly(50L, 50L, 0L);
            assertThat(read.rows().agg(sum("twice")).head().getLong(0)).isEqualTo(9900);
        }
    }

    @Test
    void readsValuesAsWhatTheyAre() {
        DATABASE.run(
                "CREATE TABLE typed (any_size numeric, money numeric(12, 2), at timestamp, zoned timestamptz,"
                        + " id uuid, doc jsonb, list int[], code char(3), word varchar(9), yes boolean, day date,"
                        + " small smallint, real4 real)",
                "INSERT INTO typed VALUES (1e25, 12.34, '2001-03-25 02:30:00.123456', '2001-03-25 02:30:00+02',"
                        + " '00000000-0000-0000-0000-000000000001', '{\"a\": 1}', '{1,null,3}', 'ATL', 'word', true,"
                        + " '2001-03-25', 7, 0.5)");
        try (SourceRead read = Database.open(DATABASE.table("typed"))) {
            Row row = read.rows().head();
            assertThat(row.getDouble(0)).isEqualTo(1e25);
            assertThat(row.getDecimal(1)).isEqualTo(new BigDecimal("12.34"));
            assertThat(row.<LocalDateTime>getAs("at")).isEqualTo(LocalDateTime.parse("2001-03-25T02:30:00.123456"));
            assertThat(row.getTimestamp(3).toInstant()).isEqualTo(Instant.parse("2001-03-25T00:30:00Z"));
            assertThat(row.getString(4)).isEqualTo("00000000-0000-0000-0000-000000000001");
            assertThat(row.getString(5)).isEqualTo("{\"a\": 1}");
            assertThat(row.<Integer>getList(6)).containsExactly(1, null, 3);
            assertThat(row.getString(7)).isEqualTo("ATL");
            assertThat(row.getString(8)).isEqualTo("word");
            assertThat(row.getBoolean(9)).isTrue();
            assertThat(row.getShort(11)).isEqualTo((short) 7);
            assertThat(row.getFloat(12)).isEqualTo(0.5f);
            assertThat(((WarnedRead) read).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("DATA-122 any_size of typed");
        }
    }

    @Test
    void readsInfiniteTimesAsTheEndsOfTheCalendar() {
        DATABASE.run(
                "CREATE TABLE endless (day date, zoned timestamptz)",
                "INSERT INTO endless VALUES ('infinity', 'infinity')");
        try (SourceRead read = Database.open(DATABASE.table("endless"))) {
            Row row = read.rows().selectExpr("year(day)", "year(zoned)").head();
            assertThat(row.getInt(0)).isEqualTo(9999);
            assertThat(row.getInt(1)).isEqualTo(9999);
        }
    }

    @Test
    void onePartitionPerPartOfATable() {
        assertThat(Dividing.partitions(0)).isEqualTo(1);
        assertThat(Dividing.partitions(64L << 20)).isEqualTo(1);
        assertThat(Dividing.partitions((64L << 20) + 1)).isEqualTo(2);
        assertThat(Dividing.partitions(1L << 50)).isEqualTo(64);
    }

    @Test
    void namesTheNearestTable() {
        assertThatThrownBy(() -> Database.open(DATABASE.table("public.skewde")))
                .isInstanceOfSatisfying(GristmillException.class, e -> {
                    assertThat(e.code().id()).isEqualTo("DATA-116");
                    assertThat(e.hint()).startsWith("did you mean skewed?");
                })
                .hasMessage("Cannot read public.skewde of "
                        + PostgresServer.shared().url() + ": there is no such table");
    }

    @Test
    void saysWhatIsWrongWithTheJob() {
        refuses(DATABASE.table("skewed", "partitionColumn", "kk"), "JOB-720", "Invalid source.partitionColumn: 'kk'");
        refuses(DATABASE.query("SELECT nothing FROM skewed"), "JOB-721", "column \"nothing\" does not exist");
        refuses(DATABASE.query("SELECT k, v AS k FROM skewed"), "JOB-720", "two of its columns are called 'k'");
        refuses(DATABASE.query("SELECT 1 AS a", "partitions", 2), "JOB-720", "it has no primary key");
        WindowSpec window = new WindowSpec("v", LocalDate.EPOCH, LocalDate.EPOCH);
        refuses(DATABASE.windowed(window, "table", "skewed"), "JOB-722", "not double");
        refuses(
                DATABASE.table("skewed", "driver", "org.example.Driver"),
                "JOB-711",
                "there is no driver org.example.Driver");
    }

    @Test
    void saysWhatIsWrongWithTheConnection() throws IOException {
        Database nowhere = new Database("jdbc:postgresql://no-such-host.invalid/db?sslmode=prefer", Map.of());
        refuses(nowhere.table("t"), "CONN-201", "Cannot connect to jdbc:postgresql://no-such-host.invalid/db: ");
        Database closed = new Database("jdbc:postgresql://127.0.0.1:" + unusedPort() + "/db", Map.of());
        refuses(closed.table("t"), "CONN-201", "refused");
        Database unknown = new Database("jdbc:nothing://host/db", Map.of());
        GristmillException failure = refuses(unknown.table("t"), "JOB-711", "no driver here knows such a URL");
        assertThat(failure.hint()).contains("plugins");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void saysThatTheUserMayNotSelect() {
        DATABASE.run("CREATE ROLE guest LOGIN PASSWORD 'guest-canary'");
        SourceSpec source = DATABASE.table("skewed", "user", "guest", "password", "guest-canary");
        refuses(source, "CONN-201", "permission denied for table skewed");
    }

    @Test
    void looksAgainWhereNoSnapshotIsWanted() {
        DATABASE.run("CREATE TABLE moving (k int PRIMARY KEY)", "INSERT INTO moving SELECT generate_series(1, 10)");
        SourceSpec source = DATABASE.table("moving", "partitions", 2, "consistency", "none");
        try (SourceRead read = Database.open(source)) {
            assertThat(((WarnedRead) read).warnings())
                    .containsExactly("DATA-119 The 2 partitions of moving of "
                            + PostgresServer.shared().url()
                            + " are read at different instants, as consistency: none allows");
            assertThat(read.rows().count()).isEqualTo(10);
            read.confirm();
            DATABASE.run("DELETE FROM moving WHERE k = 10");
            assertThat(read.rows().count()).isEqualTo(9);
            assertThatThrownBy(read::confirm)
                    .hasMessage(
                            "Cannot read moving of " + PostgresServer.shared().url()
                                    + " as it was pinned, with 2 ranges: 1 of its 2 ranges changed, first moving#k[5,)"
                                    + " had 6 rows and has 5");
        }
    }

    @Test
    void refusesADatabaseWhoseNamesSparkWouldTakeForTexts() {
        DatabaseOptions options = new DatabaseOptions(new Database("jdbc:hive2://host/db", Map.of()).table("t"));
        new Quotes(options).requireFit("\"");
        new Quotes(options).requireFit(" ");
        assertThatThrownBy(() -> new Quotes(options).requireFit("`"))
                .hasMessage(
                        "Cannot read jdbc:hive2://host/db: it quotes names by `, which Spark does not do for such a URL");
    }

    @Test
    void saysThatTheSnapshotWasLost() {
        try (SourceRead read = Database.open(DATABASE.table("skewed", "partitions", 2))) {
            DATABASE.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gristmill'"
                    + " AND state = 'idle in transaction'");
            Exception failure =
                    catchThrowableOfType(Exception.class, () -> read.rows().collectAsList());
            assertThat(((DiagnosedRead) read).diagnose(failure)).hasValueSatisfying(it -> {
                assertThat(it.code().id()).isEqualTo("CONN-201");
                assertThat(it).hasMessageContaining("the transaction that holds the snapshot is gone");
            });
            assertThatThrownBy(read::confirm).hasMessageContaining("the transaction that holds the snapshot is gone");
        }
    }

    private static GristmillException refuses(SourceSpec source, String code, String text) {
        GristmillException failure = catchThrowableOfType(
                GristmillException.class, () -> Database.open(source).close());
        assertThat(failure).isNotNull();
        assertThat(failure.code().id()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(text);
        assertThat(failure.getMessage()).doesNotContain(PostgresServer.PASSWORD, "sslmode");
        return failure;
    }
}
