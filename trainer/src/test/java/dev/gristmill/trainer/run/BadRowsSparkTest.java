package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnRule.Encode;
import dev.gristmill.job.ColumnRule.Encoding;
import dev.gristmill.job.ColumnRule.Scale;
import dev.gristmill.job.ColumnRule.Unseen;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of bad input: what a run says of it, and that it leaves the store as it was. */
final class BadRowsSparkTest {

    @TempDir
    private static Path folder;

    private static @Nullable StoredFiles stored;

    private final Dataset<Row> rows = BadRowsCatalogue.rows();

    @BeforeAll
    static void publishSomething() {
        SmallRun run = BadRowsCatalogue.classification(new SmallRun(folder, BadRowsCatalogue.rows()));
        assertThat(run.run().error()).isNull();
        stored = StoredFiles.of(folder);
    }

    @ParameterizedTest
    @MethodSource("dev.gristmill.trainer.run.BadRowsCatalogue#all")
    void refusesBadInputAndLeavesTheStoreAlone(BadRowsCatalogue.Case bad) {
        Dataset<Row> changed = rows;
        for (var change : bad.changes().entrySet()) {
            changed = changed.withColumn(change.getKey(), expr(change.getValue()));
        }
        SmallRun run = bad.job().apply(new SmallRun(folder, changed));
        TrainSummary summary = run.run();
        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code() + " " + error.message()).isEqualTo(filled(bad.error()));
        assertThat(error.blame()).isEqualTo(Blame.DATA);
        assertThat(error.where()).isNotBlank();
        assertThat(error.hint()).isNotBlank();
        assertThat(summary.exitCode()).isEqualTo(65);
        assertThat(summary.model()).isNull();
        assertThat(summary.steps()).extracting(TrainSummary.Step::state).endsWith(RunState.FAILED);
        assertUntouched(run.store());
    }

    private String filled(String text) {
        Dataset<Row> train = rows.filter("NOT held");
        return text.replace("{train}", "" + train.count())
                .replace("{held}", "" + rows.filter("held").count())
                .replace("{firstHeld}", first("held"))
                .replace("{firstTrain}", first("NOT held"))
                .replace("{maxTrain}", "" + train.selectExpr("max(id)").head().get(0))
                .replace(
                        "{levels}",
                        "" + (train.selectExpr("id DIV 2").distinct().count() + 1));
    }

    private String first(String condition) {
        return "" + rows.filter(condition).selectExpr("min(id)").head().get(0);
    }

    private static void assertUntouched(ModelStore store) {
        Objects.requireNonNull(stored).assertNothingPublished(store);
    }

    @Test
    void refusesASingleRowToScaleBy() {
        SmallRun run = BadRowsCatalogue.clustering(new SmallRun(folder, rows.filter("id = 3")), "y")
                .holdout(0)
                .rule(BadRowsCatalogue.rule("x", null, Scale.STANDARD, null));
        ErrorDocument error = Objects.requireNonNull(run.run().error());
        assertThat(error.code() + " " + error.message())
                .isEqualTo(
                        "TRAIN-418 Cannot train: numbers are scaled by statistics of the training rows, and there is 1"
                                + " row");
        assertUntouched(run.store());
    }

    @Test
    void warnsOfFewRowsAndOfColumnsThatDoNotVary(@TempDir Path own) {
        SmallRun run = BadRowsCatalogue.clustering(new SmallRun(own, rows.withColumn("x", expr("1.5D"))), "y")
                .rule(BadRowsCatalogue.rule("x", null, Scale.STANDARD, null))
                .rule(new ColumnRule(
                        ColumnSelector.of("level"),
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        null,
                        new Encode(Encoding.HASH, 64, Unseen.KEEP)));
        TrainSummary summary = run.run();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(summary.warnings())
                .contains(
                        filled(
                                "Scaling finds no spread in 'x' among the {train} training rows: the model learns nothing"
                                        + " from it (TRAIN-418)"),
                        filled(
                                "There are {train} training rows and 66 numbers in each: the model may learn them by heart"
                                        + " (TRAIN-410)"));
    }

    /** Spark makes three classes of 1 and 2, and refuses -1; boosted trees refuse 2. */
    @ParameterizedTest
    @MethodSource("labels")
    void learnsFromLabelsThatSparkDoesNotTake(String label, Set<String> classes, @TempDir Path own) {
        SmallRun run = BadRowsCatalogue.classification(new SmallRun(own, rows))
                .label(label)
                .algorithm(SmallRun.spark("classification.GBTClassifier", Map.of("maxIter", 1)));
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(summary.task()).isEqualTo("binary-classification");
        List<Row> predicted = SmallRun.published(summary)
                .transform(rows)
                .select("predictedLabel")
                .distinct()
                .collectAsList();
        assertThat(predicted).extracting(row -> row.getString(0)).isSubsetOf(classes);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                Arguments.of("IF(flag, 2, 1)", Set.of("1", "2")), Arguments.of("IF(flag, 1, -1)", Set.of("-1", "1")));
    }

    @Test
    void quarantinesBadRows(@TempDir Path own) throws IOException {
        Dataset<Row> bad = rows.withColumn("x", expr("IF(id = 3, double('NaN'), x)"))
                .withColumn("flag", expr("IF(id = 5, NULL, flag)"));
        SmallRun run = BadRowsCatalogue.classification(new SmallRun(own, bad)).badRows(BadRows.Action.QUARANTINE, 2);
        TrainSummary summary = run.run();
        assertThat(summary.error()).isNull();
        assertThat(rowsOf(summary)).isEqualTo(BadRowsCatalogue.ROWS - 2);
        Path quarantine = Path.of(
                        URI.create(Objects.requireNonNull(summary.run()).folder()))
                .resolve("quarantine");
        assertThat(summary.warnings())
                .contains(
                        "Bad rows are left out: 1 of 40 rows have no label (first id=5); values are missing in x (1) of 40"
                                + " rows (first id=3); they are written to "
                                + quarantine.toUri().toString().replaceAll("/$", ""));
        try (Stream<Path> files = Files.list(quarantine)) {
            Path lines = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllLines(lines))
                    .containsExactly(
                            "{\"reason\":\"missing value in x\",\"row\":{\"x\":\"NaN\",\"__label\":false,\"id\":3}}",
                            "{\"reason\":\"no label\",\"row\":{\"x\":5.05,\"__label\":null,\"id\":5}}");
        }
    }

    @Test
    void refusesMoreBadRowsThanTheJobAllows() {
        Dataset<Row> bad = rows.withColumn("x", expr("IF(id < 3, NULL, x)"));
        SmallRun run =
                BadRowsCatalogue.classification(new SmallRun(folder, bad)).badRows(BadRows.Action.DROP, 0.05);
        ErrorDocument error = Objects.requireNonNull(run.run().error());
        assertThat(error.code() + " " + error.message())
                .isEqualTo(
                        "TRAIN-424 Cannot train: 3 of 40 rows are bad and badRows.limit allows 2: values are missing in x"
                                + " (3) of 40 rows (first id=0)");
        assertUntouched(run.store());
    }

    @Test
    void refusesAStoreThatCannotBeWrittenBeforeItReadsAnything(@TempDir Path own) throws IOException {
        SmallRun run = BadRowsCatalogue.classification(new SmallRun(own, rows));
        Files.writeString(own.resolve("models"), "a file where the folder should be");
        TrainSummary summary = run.run();
        assertThat(Objects.requireNonNull(summary.error()).code()).isEqualTo("RUN-801");
        assertThat(summary.exitCode()).isEqualTo(75);
        assertThat(summary.source()).isNull();
    }

    private static long rowsOf(TrainSummary summary) {
        var split = Objects.requireNonNull(summary.split());
        return split.trainRows() + split.validationRows() + split.testRows();
    }
}
