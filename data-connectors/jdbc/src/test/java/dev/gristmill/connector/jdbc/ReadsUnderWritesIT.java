package dev.gristmill.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.testing.MariaDbServer;
import dev.gristmill.testing.PostgresServer;
import dev.gristmill.testing.RequiresTool;
import dev.gristmill.testing.SharedSpark;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.StatCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Reads while a writer replaces rows, one transaction after the other: at every instant 40,000 rows that add up to 40,000. */
final class ReadsUnderWritesIT {

    private static final int ROWS = 40_000;
    private static final int READS = Boolean.getBoolean("soak") ? 100 : 10;

    @Test
    void postgresPartitionsSeeOneInstant(TestReporter reporter) throws Exception {
        Database database = Database.postgres();
        database.run(
                "CREATE TABLE busy (id bigint PRIMARY KEY, v bigint NOT NULL)",
                "INSERT INTO busy SELECT i, 1 FROM generate_series(1, " + ROWS + ") i",
                "ANALYZE busy");
        try (Writer writer = new Writer(database)) {
            int wrong = 0;
            for (int i = 0; i < READS; i++) {
                try (SourceRead read = Database.open(database.table("busy", "partitions", 8))) {
                    assertThat(read.snapshot().units()).hasSize(8);
                    assertThat(read.rows().rdd().getNumPartitions()).isEqualTo(8);
                    wrong += isTrue(read.rows()) ? 0 : 1;
                    assertThat(read.snapshot().units().stream()
                                    .mapToLong(unit -> unit.rows())
                                    .sum())
                            .isEqualTo(ROWS);
                    read.confirm();
                }
            }
            int plainWrong = 0;
            for (int i = 0; i < READS; i++) {
                plainWrong += isTrue(plain(database)) ? 0 : 1;
            }
            reporter.publishEntry(Map.of(
                    "wrong", wrong + " of " + READS,
                    "wrong by Spark's own partitioned reading", plainWrong + " of " + READS,
                    "transactions meanwhile", Long.toString(writer.committed())));
            assertThat(wrong).isZero();
        }
    }

    // Rows are fetched and added up here: a sum that the database is asked for would leave nothing to go wrong
    private static boolean isTrue(Dataset<Row> rows) {
        StatCounter seen =
                rows.toJavaRDD().mapToDouble(row -> (double) row.getLong(1)).stats();
        return seen.count() == ROWS && seen.sum() == ROWS;
    }

    /** What Spark reads by itself, cut where the rows are at the moment. */
    private static Dataset<Row> plain(Database database) throws SQLException {
        long first;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT MIN(id) FROM busy")) {
            found.next();
            first = found.getLong(1);
        }
        return SharedSpark.session()
                .read()
                .format("jdbc")
                .option("url", PostgresServer.shared().url())
                .option("user", PostgresServer.USER)
                .option("password", PostgresServer.PASSWORD)
                .option("dbtable", "busy")
                .option("partitionColumn", "id")
                .option("lowerBound", first)
                .option("upperBound", first + ROWS)
                .option("numPartitions", 8)
                .option("fetchsize", 5000)
                .load();
    }

    @Test
    @RequiresTool(value = "mariadbd", install = "apt-get install -y mariadb-server")
    void mariaDbGivesOneInstantAndTellsThatItIsPast() throws Exception {
        Database database = new Database(
                MariaDbServer.shared().url(), Map.of("user", MariaDbServer.USER, "password", MariaDbServer.PASSWORD));
        database.run(
                "CREATE TABLE busy (id BIGINT PRIMARY KEY, v BIGINT NOT NULL)",
                "INSERT INTO busy SELECT seq, 1 FROM seq_1_to_" + ROWS);
        SourceSpec source = database.table("busy");
        try (Writer writer = new Writer(database)) {
            for (int i = 0; i < READS; i++) {
                try (SourceRead read = Database.open(source)) {
                    long before = writer.committed();
                    assertThat(isTrue(read.rows())).isTrue();
                    writer.awaitBeyond(before);
                    GristmillException failure = catchThrowableOfType(GristmillException.class, read::confirm);
                    assertThat(failure.code().id()).isEqualTo("DATA-118");
                }
            }
        }
    }

    /** Replaces the ten oldest rows by ten new ones, and moves a one from one row to another, as long as it is open. */
    private static final class Writer implements AutoCloseable {

        private final AtomicBoolean stop = new AtomicBoolean();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Object commits = new Object();
        private final Future<?> writing;
        private long committed;

        Writer(Database database) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            this.writing = thread.submit(() -> {
                write(database, begun);
                return null;
            });
            begun.await();
        }

        private void write(Database database, CountDownLatch begun) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (long first = 1; !stop.get(); first += 10) {
                    statement.execute("DELETE FROM busy WHERE id BETWEEN " + first + " AND " + (first + 9));
                    for (long id = first + ROWS; id < first + ROWS + 10; id++) {
                        long v = id % 10 == 1 ? 0 : id % 10 == 2 ? 2 : 1;
                        statement.addBatch("INSERT INTO busy VALUES (" + id + ", " + v + ")");
                    }
                    statement.executeBatch();
                    connection.commit();
                    synchronized (commits) {
                        committed++;
                        commits.notifyAll();
                    }
                    begun.countDown();
                }
            } finally {
                begun.countDown();
            }
        }

        long committed() {
            synchronized (commits) {
                return committed;
            }
        }

        void awaitBeyond(long before) throws InterruptedException {
            synchronized (commits) {
                while (committed <= before) {
                    commits.wait();
                }
            }
        }

        @Override
        public void close() throws ExecutionException {
            stop.set(true);
            try {
                writing.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.shutdown();
        }
    }
}
