package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.ProductSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueriedRunSparkTest {

    private static final String JOIN = "SELECT r.id, r.x, p.weight, r.x > 50 AS late FROM rides r JOIN prices p"
            + " ON r.zone = p.zone WHERE p.weight > 0;";

    private final SparkSession session = ProductSession.session();

    @TempDir
    Path folder;

    @Test
    void readsEachSourceInPlaceAndTrainsOnWhatTheQueryGives() throws IOException {
        TrainSummary summary = run(JOIN, null).run();

        assertThat(summary.state()).as("%s", summary.error()).isEqualTo(RunState.SUCCEEDED);
        TrainSummary.Source source = Objects.requireNonNull(summary.source());
        assertThat(source.connector()).isEqualTo("query");
        assertThat(source.rowsRead()).as("each source once").isEqualTo(1000 + 4);
        assertThat(source.filesRead()).isEqualTo(3);
        assertThat(Objects.requireNonNull(summary.split()).trainRows()
                        + summary.split().testRows())
                .isEqualTo(750);
        assertThat(Files.readString(folder.resolve("models")
                        .resolve("small/runs")
                        .resolve(Objects.requireNonNull(summary.run()).id())
                        .resolve(summary.run().attempt())
                        .resolve("inputs.json")))
                .contains("\"prices\":{", "\"rides\":{", "/prices.csv\"", "day=2001-01-02");
    }

    @Test
    void givesTheSameModelToTheBitEachTime() throws IOException {
        assertThat(coefficients(run(JOIN, null).run()))
                .isEqualTo(coefficients(run(JOIN, null).run()));
    }

    @Test
    void readsOnlyTheWindowOfEachSource() throws IOException {
        LocalDate day = LocalDate.parse("2001-01-02");
        TrainSummary summary = run("SELECT id, x, x > 50 AS late FROM rides", new WindowSpec("day", day, day))
                .run();

        assertThat(Objects.requireNonNull(summary.source()).rowsRead()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT id, rand() AS x, true AS late FROM rides | it gives other rows each time that it is asked
            SELECT nothing FROM rides                       | nothing
            SELECT * FROM fares                             | fares
            SELECT * FROM parquet.`DIR/rides`               | parquet
            DROP TABLE rides                                | Syntax error
            """)
    void refusesAQueryThat(String query, String reason) throws IOException {
        TrainSummary summary =
                run(query.replace("DIR", folder.toString()), null).run();

        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("JOB-721");
        assertThat(error.message()).startsWith("Invalid query: ").contains(reason);
        assertThat(summary.exitCode()).isEqualTo(64);
    }

    @Test
    void endsWithTheRecordThatCannotBeRead() throws IOException {
        SmallRun run = run(JOIN, null);
        Files.writeString(folder.resolve("prices.csv"), "zone,weight\n1,2\n2,much\n3,1\n");

        TrainSummary summary = run.run();

        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("DATA-101");
        assertThat(error.where()).isEqualTo(folder.resolve("prices.csv") + ":3");
        assertThat(summary.exitCode()).isEqualTo(65);
    }

    @Test
    void namesTheSourceThatIsNotThere() throws IOException {
        SmallRun run = run(JOIN, null);
        Files.delete(folder.resolve("prices.csv"));

        ErrorDocument error = Objects.requireNonNull(run.run().error());

        assertThat(error.code()).isEqualTo("DATA-116");
        assertThat(error.where()).isEqualTo("sources.prices.path");
    }

    private SmallRun run(String query, @Nullable WindowSpec window) throws IOException {
        Path rides = folder.resolve("rides");
        if (Files.notExists(rides)) {
            Dataset<Row> rows = session.range(1000)
                    .selectExpr(
                            "id",
                            "CAST(id % 97 AS DOUBLE) AS x",
                            "CAST(id % 4 AS INT) AS zone",
                            "'unread' AS note",
                            "date_add(DATE'2001-01-01', CAST(id % 2 AS INT)) AS day");
            rows.coalesce(1).write().partitionBy("day").parquet(rides.toString());
        }
        Files.writeString(folder.resolve("prices.csv"), "zone,weight\n0,0\n1,2\n2,5\n3,1\n");
        Map<String, SourceSpec> sources = new LinkedHashMap<>();
        sources.put("rides", new SourceSpec("files", Map.of("path", rides.toString(), "format", "parquet"), window));
        sources.put(
                "prices",
                new SourceSpec(
                        "files",
                        Map.of(
                                "path",
                                folder.resolve("prices.csv").toString(),
                                "format",
                                "csv",
                                "schema",
                                "zone INT, weight DOUBLE"),
                        null));
        return SmallRun.of(folder, new InputSpec(sources, query))
                .label("late")
                .features("x")
                .task(Task.BINARY_CLASSIFICATION);
    }

    private static double[] coefficients(TrainSummary summary) {
        PipelineModel model = SmallRun.published(summary);
        return ((LogisticRegressionModel) model.stages()[model.stages().length - 1])
                .coefficients()
                .toArray();
    }
}
