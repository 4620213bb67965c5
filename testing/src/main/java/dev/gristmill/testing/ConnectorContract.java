package dev.gristmill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.Connector;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceSnapshot;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every connector keeps. A test of a connector extends this and supplies a source of the rows that
 * {@link #dailyRows()} makes: columns {@code id} (bigint), {@code value} (double), {@code day} (date), ten rows on each
 * of the days 2001-01-01 to 2001-01-05, in partitions by day where the source has partitions.
 */
public abstract class ConnectorContract {

    protected static final LocalDate FIRST_DAY = LocalDate.parse("2001-01-01");
    protected static final LocalDate LAST_DAY = LocalDate.parse("2001-01-05");

    /** The connector under test. */
    protected abstract Connector connector();

    /** A new source that holds {@link #dailyRows()}; null stands for no window. */
    protected abstract SourceSpec source(@Nullable WindowSpec window);

    /** Adds rows to the source without touching what is there. */
    protected abstract void append(SourceSpec source);

    /** Adds five rows that have no day. */
    protected abstract void appendWithoutDay(SourceSpec source);

    /** Rewrites some of the source's rows in place. */
    protected abstract void rewrite(SourceSpec source);

    /** Makes texts of the column {@code value}, which can stay in the rows that are there. */
    protected abstract void retype(SourceSpec source);

    /** A source that is there and holds no row. */
    protected abstract SourceSpec emptySource();

    /** A source that is not there. */
    protected abstract SourceSpec missingSource();

    /** A source that nobody lets this process read; empty where there is nothing like credentials. */
    protected Optional<SourceSpec> lockedSource() {
        return Optional.empty();
    }

    /** What the failure of {@link #lockedSource()} names, such as the providers of credentials. */
    protected List<String> namedWhenLocked() {
        return List.of();
    }

    /** What of the source's options and settings may be seen nowhere. */
    protected List<String> secrets() {
        return List.of();
    }

    /** What this kind of source can do; all by default. */
    protected Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    /** What not every kind of source can do. */
    protected enum Ability {
        /** Leaves columns unread that nobody asks for. */
        PRUNES_COLUMNS,
        /** Looks at conditions before it gives rows away. */
        PUSHES_FILTERS,
        /** Leaves units out that the window is not about. */
        PRUNES_UNITS,
        /** Tells rows that came later from those of a pin. */
        TELLS_NEW_ROWS_APART,
        /** Gives the rows of the pin however much the source changes meanwhile. */
        STANDS_STILL
    }

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
    void leavesColumnsUnreadThatNobodyAsksFor() {
        assumeTrue(abilities().contains(Ability.PRUNES_COLUMNS));
        try (SourceRead read = connector().open(session(), source(null), null)) {
            Dataset<Row> ids = read.rows().select("id");
            assertThat(ids.count()).isEqualTo(50);
            assertThat(ids.queryExecution().executedPlan().collectLeaves().mkString())
                    .contains("id#")
                    .doesNotContain("value#");
        }
    }

    @Test
    void looksAtConditionsWhereTheRowsAre() {
        assumeTrue(abilities().contains(Ability.PUSHES_FILTERS));
        try (SourceRead read = connector().open(session(), source(null), null)) {
            Dataset<Row> few = read.rows().filter("value >= 20.0");
            assertThat(few.count()).isEqualTo(10);
            assertThat(few.queryExecution().executedPlan().toString())
                    .containsPattern("PushedFilters: \\[[^\\]]*value");
        }
    }

    @Test
    void plansNoMoreThanTheWindow() {
        assumeTrue(abilities().contains(Ability.PRUNES_UNITS));
        SourceSpec day = source(new WindowSpec("day", FIRST_DAY, FIRST_DAY));
        try (SourceRead read = connector().open(session(), day, null)) {
            assertThat(read.snapshot().bytes()).isLessThan(read.held().bytes()).isPositive();
        }
    }

    @Test
    void readsRowsWithoutAPartitionKey() {
        SourceSpec source = source(null);
        appendWithoutDay(source);
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(read.rows().count()).isEqualTo(55);
            assertThat(read.rows().filter("day IS NULL").count()).isEqualTo(5);
            read.confirm();
        }
    }

    @Test
    void replaysAPinAfterRowsWereAdded() {
        assumeTrue(abilities().contains(Ability.TELLS_NEW_ROWS_APART));
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
    void replaysAPinOfASourceThatStoodStill() {
        SourceSpec source = source(everyDay());
        SourceSnapshot pin = snapshot(source);
        try (SourceRead replay = connector().open(session(), source, pin)) {
            assertThat(ids(replay)).hasSize(50);
            assertThat(replay.snapshot()).isEqualTo(pin);
            replay.confirm();
        }
    }

    @Test
    void confirmsNothingButWhatItPinned() {
        SourceSpec source = source(everyDay());
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(ids(read)).hasSize(50);
            List<Row> before = read.rows().orderBy("id").collectAsList();
            rewrite(source);
            if (abilities().contains(Ability.STANDS_STILL)) {
                assertThat(read.rows().orderBy("id").collectAsList()).isEqualTo(before);
                read.confirm();
            } else {
                fails(ExitCode.DATA, read::confirm);
            }
        }
    }

    @Test
    void refusesAPinThatNoLongerHolds() {
        SourceSpec source = source(everyDay());
        SourceSnapshot pin = snapshot(source);
        rewrite(source);
        fails(ExitCode.DATA, () -> connector().open(session(), source, pin));
    }

    @Test
    void refusesAPinOfOtherTypes() {
        SourceSpec source = source(everyDay());
        SourceSnapshot pin = snapshot(source);
        retype(source);
        fails(ExitCode.DATA, () -> connector().open(session(), source, pin));
    }

    @Test
    void saysThatAWindowIsEmpty() {
        LocalDate later = LocalDate.parse("2002-01-01");
        SourceSpec source = source(new WindowSpec("day", later, later));
        fails(ExitCode.MISSING, () -> connector().open(session(), source, null));
    }

    @Test
    void saysThatTheSourceIsEmpty() {
        SourceSpec source = emptySource();
        fails(ExitCode.MISSING, () -> connector().open(session(), source, null));
    }

    @Test
    void saysThatThereIsNoSuchSource() {
        SourceSpec source = missingSource();
        GristmillException failure = fails(ExitCode.MISSING, () -> connector().open(session(), source, null));
        assertThat(failure.hint()).isNotNull();
    }

    // Ten seconds are the promise: Hadoop's clients and drivers of databases would try for minutes
    @Test
    void saysSoonThatItMayNotRead() {
        Optional<SourceSpec> locked = lockedSource();
        assumeTrue(locked.isPresent());
        GristmillException failure = assertTimeout(
                Duration.ofSeconds(10),
                () -> fails(ExitCode.RETRY, () -> connector().open(session(), locked.get(), null)));
        assertThat(failure.getMessage() + failure.hint()).contains(namedWhenLocked());
        assertNoSecretIn(String.valueOf(failure.getMessage()), String.valueOf(failure.hint()));
    }

    @Test
    void showsNoSecret() {
        SourceSpec source = source(everyDay());
        assertNoSecretIn(source.toString());
        try (SourceRead read = connector().open(session(), source, null)) {
            assertNoSecretIn(
                    read.snapshot().toString(),
                    read.rows().queryExecution().toString(),
                    read.rows().queryExecution().explainString(ExplainMode.fromString("extended")),
                    session().conf().getAll().toString(),
                    session().sparkContext().getConf().toDebugString());
        }
    }

    @Test
    void documentsItsOptions() {
        ConnectorDescription description = ServiceLoader.load(ConnectorDescription.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.connector().equals(connector().name()))
                .findFirst()
                .orElseThrow();
        assertThat(description.options())
                .allSatisfy(option ->
                        assertThat(option.doc()).as(option.name()).isNotBlank().endsWith("."));
    }

    private void assertNoSecretIn(String... texts) {
        assertThat(texts)
                .allSatisfy(text -> secrets().forEach(secret -> assertThat(text).doesNotContain(secret)));
    }

    private static GristmillException fails(ExitCode code, ThrowingCallable call) {
        GristmillException failure = catchThrowableOfType(GristmillException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code().exitCode()).as(failure.getMessage()).isEqualTo(code);
        return failure;
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
