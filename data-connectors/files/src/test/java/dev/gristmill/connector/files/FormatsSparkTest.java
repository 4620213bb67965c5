package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.testing.SharedSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What plain Spark has written is read as it was. */
final class FormatsSparkTest {

    private static final String ROWS = """
            SELECT CAST(id AS INT) AS i, id * 10000000000 AS l, id / 4 AS d, id % 2 = 0 AS flag,
                   DATE'2001-02-03' + CAST(id AS INT) AS day, TIMESTAMP'2001-02-03 04:05:06' AS at,
                   IF(id = 3, NULL, concat('text, "', id, '" é')) AS s
            FROM range(8)
            """;
    private static final String TYPES = "i INT, l BIGINT, d DOUBLE, flag BOOLEAN, day DATE, at TIMESTAMP, s STRING";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void readsWhatSparkWrote(String format, Map<String, String> written, Object[] options) {
        Dataset<Row> rows = SharedSpark.session().sql(ROWS).repartition(3);
        rows.write().format(format).options(written).save(path());

        try (SourceRead read = new Samples(folder.resolve("data")).open(with(options, "format", format))) {
            Dataset<Row> back = read.rows().drop(Faults.FAULT);
            assertThat(sorted(back)).isEqualTo(sorted(rows));
            assertThat(back.schema().toDDL()).isEqualTo(TYPES.replace(", ", ","));
            assertThat(((WarnedRead) read).warnings()).isEmpty();
            if (read instanceof FaultyRead faulty) {
                assertThat(read.rows()
                                .where(faulty.faultColumn() + " IS NOT NULL")
                                .count())
                        .isZero();
            }
            read.confirm();
        }
    }

    static Stream<Arguments> readsWhatSparkWrote() {
        Map<String, String> none = Map.of();
        return Stream.of(
                Arguments.of("parquet", none, new Object[] {}),
                Arguments.of("orc", none, new Object[] {}),
                Arguments.of("avro", none, new Object[] {}),
                Arguments.of("csv", Map.of("header", "true"), new Object[] {}),
                Arguments.of("csv", Map.of("header", "true"), new Object[] {"schema", TYPES}),
                Arguments.of("csv", none, new Object[] {"schema", TYPES, "header", false}),
                Arguments.of("csv", Map.of("header", "true", "compression", "gzip"), new Object[] {}),
                Arguments.of("csv", Map.of("header", "true", "compression", "bzip2"), new Object[] {}),
                Arguments.of(
                        "csv",
                        Map.of(
                                "header",
                                "true",
                                "sep",
                                ";",
                                "quote",
                                "'",
                                "nullValue",
                                "-",
                                "dateFormat",
                                "dd.MM.yyyy"),
                        new Object[] {"delimiter", ";", "quote", "'", "nullValue", "-", "dateFormat", "dd.MM.yyyy"}),
                Arguments.of("json", none, new Object[] {"schema", TYPES}),
                Arguments.of("json", Map.of("compression", "gzip"), new Object[] {"schema", TYPES}));
    }

    @Test
    void findsTheTypesOfJson() {
        SharedSpark.session().sql("SELECT 1 AS a, 'x' AS b, 1.5D AS c").write().json(path());

        try (SourceRead read = new Samples(folder.resolve("data")).open("format", "json")) {
            assertThat(read.rows().drop(Faults.FAULT).schema().toDDL()).isEqualTo("a BIGINT,b STRING,c DOUBLE");
        }
    }

    @Test
    void readsLinesOfText() {
        Samples samples = new Samples(folder.resolve("data"));
        samples.file("x.txt", "one\ntwo, three\n").file("y.txt", "four");

        assertThat(samples.rows("format", "text")).containsExactly("four", "one", "two, three");
    }

    @Test
    void readsTextPackedWithZstd() {
        Samples samples = new Samples(folder.resolve("data"));
        samples.file("x.csv.zst", Zstd.compress("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(samples.rows("format", "csv")).containsExactly("1x");
    }

    @Test
    void readsLibsvm() {
        Samples samples = new Samples(folder.resolve("data"));
        samples.file("x.libsvm", "1 1:2 3:4.5\n0 2:1\n");

        assertThat(samples.rows("format", "libsvm")).containsExactly("0.0(3,[1],[1.0])", "1.0(3,[0,2],[2.0,4.5])");
        assertThat(samples.rows("format", "libsvm", "numFeatures", 5))
                .containsExactly("0.0(5,[1],[1.0])", "1.0(5,[0,2],[2.0,4.5])");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k=1,k=2|k INT",
                "k=1,k=3000000000|k BIGINT",
                "k=1,k=2.5|k DOUBLE",
                "k=2001-01-31,k=2001-02-01|k DATE",
                "k=2001-01-31,k=2001-02-01 10%3A00|k TIMESTAMP",
                "k=a,k=b|k STRING",
                "k=1,k=__HIVE_DEFAULT_PARTITION__|k INT",
                "k=1/m=x,k=2/m=y|k INT,m STRING"
            })
    void typesPartitionsByAllFolders(String folders, String columns) {
        Samples samples = new Samples(folder.resolve("data"));
        for (String name : folders.split(",", -1)) {
            samples.file(name + "/x.csv", "a\n1\n");
        }
        try (SourceRead read = samples.open("format", "csv")) {
            assertThat(read.rows().drop(Faults.FAULT).schema().toDDL()).isEqualTo("a INT," + columns);
            assertThat(read.rows().count()).isEqualTo(2);
        }
    }

    @Test
    void refusesTextPackedInAWayThatItDoesNotKnow() {
        Samples samples = new Samples(folder.resolve("data"));
        samples.file("x.csv.lz4", "?");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-111 at DIR/x.csv.lz4 Cannot read 1 of 1 file as csv: DIR/x.csv.lz4: pack text with gzip,"
                                + " bzip2 or zstd instead");
    }

    private String path() {
        return folder.resolve("data").toString();
    }

    private static Object[] with(Object[] options, Object... more) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static List<String> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
