package dev.gristmill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * What every connector keeps. A test of a connector extends this and supplies a source of the rows that
 * {@link #dailyRows()} makes: columns {@code id} (bigint), {@code value} (double), {@code day} (date), ten rows on each
 * of the days 2001-01-01 to 2001-01-05.
 */
public abstract class ConnectorContract {

    protected static final LocalDate FIRST_DAY = LocalDate.parse("2001-01-01");
    protected static final LocalDate LAST_DAY = LocalDate.parse("2001-01-05");

    /** The connector under test. */
    protected abstract Connector connector();

    /** A new source that holds {@link #dailyRows()}. */
    protected abstract SourceSpec source(WindowSpec window);

    /** Adds rows to the source without touching what is there. */
    protected abstract void append(SourceSpec source);

    /** Rewrites some of the source's rows in place. */
    protected abstract void rewrite(SourceSpec source);

    protected static SparkSession session() {
        return SharedSpark.session();
    }

    protected static Dataset<Row> dailyRows() {
        return session()
                .range(50)
                .selectExpr("id", "id * 0.5 AS value", "date_add(DATE'2001-01-01', CAST(id DIV 10 AS INT)) AS day");
    }

    private static WindowSpec everyDay() {
        return new WindowSpec("day", FIRST_DAY, LAST_DAY);
    }

    @Test
    void readsEveryRowOfTheWindow() {
        SourceSpec source = source(new WindowSpec("day", FIRST_DAY.plusDays(1), FIRST_DAY.plusDays(2)));
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(ids(read)).hasSize(20).startsWith(10L).endsWith(29L);
            read.confirm();
        }
    }

    @Test
    void plansTheUnitsThatItReads() {
        SourceSpec source = source(everyDay());
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(connector().plan(session(), source))
                    .isNotEmpty()
                    .isEqualTo(read.snapshot().units());
        }
    }

    @Test
    void replaysAPinAfterRowsWereAdded() {
        SourceSpec source = source(everyDay());
        SourceSnapshot pin = snapshot(source);
        append(source);
        try (SourceRead replay = connector().open(session(), source, pin)) {
            assertThat(ids(replay)).hasSize(50);
            assertThat(replay.snapshot()).isEqualTo(pin);
            replay.confirm();
        }
    }

    @Test
    void confirmsNothingThatChangedWhileItWasRead() {
        SourceSpec source = source(everyDay());
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(ids(read)).hasSize(50);
            rewrite(source);
            assertThatThrownBy(read::confirm)
                    .isInstanceOfSatisfying(
                            GristmillException.class,
                            e -> assertThat(e.code().exitCode()).isEqualTo(ExitCode.DATA));
        }
    }

    @Test
    void refusesAPinThatNoLongerHolds() {
        SourceSpec source = source(everyDay());
        SourceSnapshot pin = snapshot(source);
        rewrite(source);
        assertThatThrownBy(() -> connector().open(session(), source, pin))
                .isInstanceOfSatisfying(
                        GristmillException.class,
                        e -> assertThat(e.code().exitCode()).isEqualTo(ExitCode.DATA));
    }

    @Test
    void saysThatAWindowIsEmpty() {
        LocalDate later = LocalDate.parse("2002-01-01");
        SourceSpec source = source(new WindowSpec("day", later, later));
        assertThatThrownBy(() -> connector().open(session(), source, null))
                .isInstanceOfSatisfying(
                        GristmillException.class,
                        e -> assertThat(e.code().exitCode()).isEqualTo(ExitCode.MISSING));
    }

    private SourceSnapshot snapshot(SourceSpec source) {
        try (SourceRead read = connector().open(session(), source, null)) {
            return read.snapshot();
        }
    }

    private static List<Long> ids(SourceRead read) {
        return read.rows().select("id").orderBy("id").collectAsList().stream()
                .map(row -> row.getLong(0))
                .toList();
    }
}
