package dev.gristmill.trainer.split;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.job.SplitSpec;
import dev.gristmill.trainer.ProductSession;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitSparkTest {

    private static final long ROWS = 20_000;

    private final Dataset<Row> rows = ProductSession.session()
            .range(ROWS)
            .selectExpr(
                    "id", "CAST(id AS STRING) AS name", "timestamp_ntz'2001-01-01' + make_interval(0,0,0,0,id) AS at");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void putsARowOnTheSameSideHoweverTheRowsArePartitioned(int partitions) {
        SplitSpec spec = new SplitSpec(List.of("id", "name", "at"), 0.2, 0.1);
        assertThat(sides(rows.repartition(partitions), spec)).isEqualTo(sides(rows, spec));
    }

    @Test
    void cutsTheSharesThatAreAskedFor() {
        Map<Split, Long> sizes = sides(rows, new SplitSpec(List.of("id"), 0.2, 0.1)).values().stream()
                .collect(Collectors.groupingBy(side -> side, Collectors.counting()));
        // The standard deviation of a binomial share of 20,000 rows is at most 0.0035: five of them
        assertThat((double) sizes.getOrDefault(Split.HOLDOUT, 0L) / ROWS).isCloseTo(0.2, within(0.0177));
        assertThat((double) sizes.getOrDefault(Split.VALIDATION, 0L) / ROWS).isCloseTo(0.1, within(0.0177));
    }

    @Test
    void keepsWhatIsHeldOutWhenMoreIs() {
        Set<Long> small = heldOut(new SplitSpec(List.of("id"), 0.1, 0.0));
        Set<Long> large = heldOut(new SplitSpec(List.of("id"), 0.2, 0.3));
        assertThat(large).containsAll(small).hasSizeGreaterThan(small.size());
    }

    @Test
    void keepsTheSidesOfOldRowsWhenRowsAreAdded() {
        SplitSpec spec = new SplitSpec(List.of("id"), 0.2, 0.1);
        assertThat(sides(rows, spec)).containsAllEntriesOf(sides(rows.filter("id < 1000"), spec));
    }

    @Test
    void agreesWithTheDocumentedHash() {
        // SHA-256 of 01 and eight bytes: 42 gives 0.80, -1 gives 0.07
        SplitSpec spec = new SplitSpec(List.of("id"), 0.2, 0.1);
        Dataset<Row> two = ProductSession.session().sql("SELECT * FROM VALUES (42L), (-1L) AS t(id)");
        assertThat(sides(two, spec)).containsEntry(42L, Split.TRAIN).containsEntry(-1L, Split.HOLDOUT);
    }

    private Set<Long> heldOut(SplitSpec spec) {
        return sides(rows, spec).entrySet().stream()
                .filter(entry -> entry.getValue() == Split.HOLDOUT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<Long, Split> sides(Dataset<Row> rows, SplitSpec spec) {
        var key = spec.key().stream().map(name -> col(name)).toList();
        return rows.select(col("id"), Split.of(spec, key).as("split")).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getLong(0), row -> side(row.getByte(1))));
    }

    private static Split side(byte code) {
        return List.of(Split.values()).stream()
                .filter(split -> split.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
