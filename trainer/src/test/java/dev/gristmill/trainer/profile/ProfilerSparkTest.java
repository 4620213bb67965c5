package dev.gristmill.trainer.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.profile.DataProfile.Bin;
import dev.gristmill.trainer.profile.DataProfile.Level;
import dev.gristmill.trainer.profile.DataProfile.Numbers;
import dev.gristmill.trainer.profile.DataProfile.Role;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class ProfilerSparkTest {

    private static final double ROUNDING = 1e-9;

    private final Dataset<Row> rows = ProductSession.session()
            .range(0, 1000, 1, 3)
            .selectExpr(
                    "IF(id % 10 = 0, NULL, sqrt(id)) AS root",
                    "IF(id = 5, double('NaN'), IF(id = 6, double('Infinity'), 2.5D)) AS same",
                    "CASE WHEN id < 30 THEN concat('rare', id) WHEN id % 3 = 0 THEN 'often' ELSE 'mostly' END AS level",
                    "id % 4 = 0 AS flag",
                    "array(id) AS list",
                    "string(NULL) AS nothing",
                    "id AS __label");

    private final DataProfile profile = Profiler.profile(
            rows,
            List.of(
                    input("root"),
                    input("same"),
                    input("level"),
                    input("flag"),
                    input("list"),
                    input("nothing"),
                    new ProfiledColumn("id * 1", "__label", Role.LABEL)));

    @Test
    void describesNumbersAsPlainSqlDoes() {
        DataProfile.Column root = profile.columns().get(0);
        assertThat(profile.rows()).isEqualTo(1000);
        assertThat(root.missing()).isEqualTo(100);
        assertThat(root.type()).isEqualTo("double");
        assertThat(root.levels()).isEmpty();
        // The sketch's standard error is 5 %; three of them
        assertThat(Objects.requireNonNull(root.distinct())).isBetween(765L, 1035L);
        Row expected = rows.selectExpr("min(root)", "max(root)", "avg(root)", "stddev_samp(root)")
                .head();
        Numbers numbers = Objects.requireNonNull(root.numbers());
        assertThat(numbers.minimum()).isEqualTo(expected.getDouble(0));
        assertThat(numbers.maximum()).isEqualTo(expected.getDouble(1));
        assertThat(numbers.mean()).isCloseTo(expected.getDouble(2), within(ROUNDING));
        assertThat(numbers.standardDeviation()).isCloseTo(expected.getDouble(3), within(ROUNDING));
    }

    @Test
    void countsTheRowsOfEveryBin() {
        List<Bin> bins =
                Objects.requireNonNull(profile.columns().get(0).numbers()).histogram();
        assertThat(bins).hasSize(20);
        for (Bin bin : bins.subList(0, 19)) {
            assertThat(bin.rows())
                    .as("%s of %s", bin, bins)
                    .isEqualTo(rows.filter("root >= " + bin.from() + "D AND root < " + bin.to() + "D")
                            .count());
        }
        assertThat(bins.stream().mapToLong(Bin::rows).sum()).isEqualTo(900);
    }

    @Test
    void givesOneNumberOneBin() {
        DataProfile.Column same = profile.columns().get(1);
        assertThat(same.missing()).isEqualTo(1);
        assertThat(same.numbers()).isEqualTo(new Numbers(2.5, 2.5, 2.5, 0, List.of(new Bin(2.5, 2.5, 998))));
    }

    @Test
    void namesTheMostFrequentLevels() {
        DataProfile.Column level = profile.columns().get(2);
        assertThat(level.distinct()).isEqualTo(32);
        assertThat(level.numbers()).isNull();
        assertThat(level.levels())
                .hasSize(20)
                .startsWith(
                        new Level("mostly", rows.filter("level = 'mostly'").count()),
                        new Level("often", rows.filter("level = 'often'").count()));
        assertThat(profile.columns().get(3).levels()).containsExactly(new Level("false", 750), new Level("true", 250));
    }

    @Test
    void leavesOutWhatAColumnDoesNotHave() {
        assertThat(profile.columns().get(4))
                .isEqualTo(new DataProfile.Column("list", Role.INPUT, "array<bigint>", 0, null, null, List.of()));
        assertThat(profile.columns().get(5))
                .isEqualTo(new DataProfile.Column("nothing", Role.INPUT, "string", 1000, 0L, null, List.of()));
        assertThat(profile.columns().get(6).name()).isEqualTo("id * 1");
        assertThat(profile.columns().get(6).role()).isEqualTo(Role.LABEL);
    }

    @Test
    void describesNoRows() {
        DataProfile empty = Profiler.profile(rows.limit(0), List.of(input("root"), input("level")));
        assertThat(empty.rows()).isZero();
        assertThat(empty.columns()).allSatisfy(column -> {
            assertThat(column.numbers()).isNull();
            assertThat(column.levels()).isEmpty();
        });
    }

    private static ProfiledColumn input(String name) {
        return new ProfiledColumn(name, name, Role.INPUT);
    }
}
