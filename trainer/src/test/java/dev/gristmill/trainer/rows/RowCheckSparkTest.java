package dev.gristmill.trainer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.Jobs;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowCheckSparkTest {

    private static final Demands DEMANDS = new Demands(List.of("x"), List.of("x"), List.of("id"));

    @TempDir
    Path folder;

    @Test
    void countsTheRowsOfEveryPart() {
        KeptRows kept = check("fail", rows("(1,0,1),(2,0,1),(3,0,2),(4,2,1),(5,2,0),(6,1,1)"));
        assertThat(kept.counts())
                .containsEntry(Split.TRAIN, 3L)
                .containsEntry(Split.VALIDATION, 1L)
                .containsEntry(Split.HOLDOUT, 2L);
        assertThat(kept.told()).isEmpty();
        assertThat(kept.left().count()).isZero();
    }

    /** Each line: rows of (id, part, x, label) that plain spark.ml trains on or fails late on; the code; the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(1,0,1,0),(2,0,1,1)|EVAL-502|Cannot evaluate: none of 2 rows was held out",
                "(1,2,1,0),(2,2,1,1)|TRAIN-401|Cannot train: none of 2 rows is left",
                "(1,0,1,Infinity),(2,0,1,1)|TRAIN-403|Cannot train: 1 of 2 labels are infinite (first id=1)",
                "(1,0,1,0),(2,0,1,NULL)|TRAIN-407|Cannot train: 1 of 2 rows have no label (first id=2)",
                "(1,0,1,NaN),(2,0,1,1)|TRAIN-407|Cannot train: 1 of 2 rows have no label (first id=1)",
                "(1,0,NULL,0),(2,0,NaN,1),(3,2,1,1)|TRAIN-416|Cannot train: values are missing in x (2) of 3 rows"
                        + " (first id=1)",
                "(1,0,1,0),(2,0,-Infinity,1)|TRAIN-406|Cannot train: values are not finite in x (1) of 2 rows (first"
                        + " id=2)",
                "(1,0,Infinity,0),(2,0,1,NULL),(3,0,NULL,NULL)|TRAIN-407|Cannot train: 2 of 3 rows have no label (first"
                        + " id=2); values are missing in x (1) of 3 rows (first id=3); values are not finite in x (1) of 3"
                        + " rows (first id=1)",
            })
    void refusesRowsThatNoModelCanLearnFrom(String rows, String code, String message) {
        refuses(rows(rows), DEMANDS, code, message);
    }

    /** Each line: the weights of three training rows; the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, -1, 1 | Cannot train: 1 of 4 weights are negative, infinite or missing (first id=1)",
                "1, double('NaN'), NULL | Cannot train: 2 of 4 weights are negative, infinite or missing (first id=1)",
                "double('Infinity'), 1, 1 | Cannot train: 1 of 4 weights are negative, infinite or missing (first id=0)",
                "0, 0, 0 | Cannot train: the weights of all 3 training rows are 0"
            })
    void refusesWeightsThatAreNone(String weights, String message) {
        Dataset<Row> rows = rows("(0,0,1),(1,0,1),(2,0,1),(3,2,1)")
                .selectExpr("*", "CAST(array(" + weights + ", 1)[id] AS DOUBLE) AS __weight");
        refuses(rows, DEMANDS, "TRAIN-423", message);
    }

    @Test
    void refusesAnEmptySource() {
        Dataset<Row> none = rows("(1,0,1)").limit(0);
        refuses(none, DEMANDS, "TRAIN-401", "Cannot train: the source has 0 rows");
        GristmillException refused = catchThrowableOfType(
                GristmillException.class,
                () -> RowCheck.check(none, job("fail"), DEMANDS, new FakeRead(none, 10_000L)));
        assertThat(refused)
                .hasMessage("Cannot train: none of the 10000 rows that the source holds is within source.window");
    }

    @Test
    void refusesVectorsOfDifferentLengths() {
        Column vector = functions.array_to_vector(
                org.apache.spark.sql.functions.expr("IF(id = 2, array(1D, 2D), array(1D, 2D, 3D))"));
        refuses(
                rows("(1,0,1),(2,0,1),(3,2,1)").withColumn("v", vector),
                new Demands(List.of(), List.of("v"), List.of("id")),
                "TRAIN-421",
                "Cannot train: the vectors in v have 2 to 3 numbers (expected all of one length), the shortest in 1 rows"
                        + " (first id=2)");
    }

    @Test
    void looksIntoVectors() {
        Column vector = functions.array_to_vector(
                org.apache.spark.sql.functions.expr("array(1D, IF(id = 2, double('NaN'), 0D))"));
        refuses(
                rows("(1,0,1),(2,0,1),(3,2,1)").withColumn("v", vector),
                new Demands(List.of(), List.of("v"), List.of("id")),
                "TRAIN-406",
                "Cannot train: values are not finite in v (1) of 3 rows (first id=2)");
    }

    @Test
    void leavesOutAsManyRowsAsTheJobAllows() {
        Dataset<Row> rows = rows("(1,0,1),(2,0,NULL),(3,2,1),(4,2,Infinity)");
        KeptRows kept = check("{action: drop, limit: 2}", rows);
        assertThat(kept.counts()).containsEntry(Split.TRAIN, 1L).containsEntry(Split.HOLDOUT, 1L);
        assertThat(kept.good(org.apache.spark.sql.functions.col("id")).collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactly(1, 3);
        assertThat(kept.told())
                .containsExactly(
                        "values are missing in x (1) of 4 rows (first id=2)",
                        "values are not finite in x (1) of 4 rows (first id=4)");

        GristmillException refused =
                catchThrowableOfType(GristmillException.class, () -> check("{action: drop, limit: 0.49}", rows));
        assertThat(refused.code().id()).isEqualTo("TRAIN-424");
        assertThat(refused)
                .hasMessage(
                        "Cannot train: 2 of 4 rows are bad and badRows.limit allows 1: values are missing in x (1) of 4"
                                + " rows (first id=2); values are not finite in x (1) of 4 rows (first id=4)");
    }

    @Test
    void tellsWhereRecordsAreThatCannotBeRead() {
        Dataset<Row> rows = faulty();
        FakeRead read = new FakeRead(rows, null);
        GristmillException refused =
                catchThrowableOfType(GristmillException.class, () -> RowCheck.check(rows, job("fail"), DEMANDS, read));
        assertThat(refused.code()).isEqualTo(FakeRead.UNPARSABLE);
        assertThat(refused.where()).isEqualTo("x.csv:5");
        assertThat(refused)
                .hasMessage(
                        "Cannot train: 2 of 5 rows cannot be read, first x.csv:5: a='foo' (expected int), y.csv:5: a='foo'"
                                + " (expected int); values are missing in x (1) of 5 rows (first id=5)");
        assertThat(read.askedFor()).containsExactly("x.csv", "y.csv");
    }

    @Test
    void writesDownWhatItLeavesOut() throws IOException {
        KeptRows kept = check("{action: quarantine, limit: 3}", faulty());
        String place = folder.resolve("quarantine").toString();
        Quarantine.write(kept, List.of("id", "x", "__split", "__fault"), place);
        try (var files = Files.list(Path.of(place))) {
            Path lines = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(lines))
                    .containsExactly(
                            "{\"reason\":\"unreadable\",\"file\":\"y.csv\",\"row\":{\"id\":null,\"x\":null}}",
                            "{\"reason\":\"unreadable\",\"file\":\"x.csv\",\"row\":{\"id\":3,\"x\":1.0}}",
                            "{\"reason\":\"missing value in x\",\"file\":null,\"row\":{\"id\":5,\"x\":null}}");
        }
    }

    private static Dataset<Row> faulty() {
        return rows("(1,0,1),(NULL,0,NULL),(3,0,1),(4,2,1),(5,0,NULL)")
                .selectExpr("*", "IF(id IS NULL, 'y.csv', IF(id = 3, 'x.csv', NULL)) AS __fault")
                .coalesce(1);
    }

    private void refuses(Dataset<Row> rows, Demands demands, String code, String message) {
        GristmillException refused = catchThrowableOfType(
                GristmillException.class, () -> RowCheck.check(rows, job("fail"), demands, new FakeRead(rows, null)));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.code().exitCode().number()).isEqualTo(65);
        assertThat(Objects.requireNonNull(refused.hint())).isNotBlank();
    }

    private KeptRows check(String badRows, Dataset<Row> rows) {
        return RowCheck.check(rows, job(badRows), DEMANDS, new FakeRead(rows, null));
    }

    private TrainingJob job(String badRows) {
        return Jobs.of(folder, """
                source: {connector: files, path: data}
                label: {column: label}
                split: {key: [id]}
                algorithm: {name: logistic-regression}
                publish: {store: models}
                features: [{columns: [x]}]
                """ + "badRows: " + badRows + "\n");
    }

    /** Rows of (id, part, x, label), or without the label. */
    private static Dataset<Row> rows(String values) {
        boolean labelled = values.replaceAll("\\).*", "").split(",").length == 4;
        String numbers = values.replace("Infinity", "double('Infinity')").replace("NaN", "double('NaN')");
        return ProductSession.session()
                .sql("SELECT id, CAST(s AS TINYINT) AS __split, CAST(x AS DOUBLE) AS x"
                        + (labelled ? ", CAST(l AS DOUBLE) AS __label" : "") + " FROM VALUES " + numbers
                        + " AS t(id, s, x" + (labelled ? ", l)" : ")"));
    }
}
