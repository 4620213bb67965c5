package dev.gristmill.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.Task;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs of this JVM leave behind as their report. */
final class ReportingSparkTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What a double loses on its way through decimal digits: nothing. */
    private static final double EXACT = 0;

    @TempDir
    private Path folder;

    @Test
    void tellsTheCoefficientsByColumnAndLevel() throws IOException {
        FlightsRun run = new FlightsRun(folder, 1).set("gate=[]");
        TrainSummary summary = run.run();
        JsonNode report = report(summary);

        assertThat(report.at("/outcome/decision").asText()).startsWith("Published flight-delays@1");
        assertThat(report.at("/source/window/from").asText()).isEqualTo("2001-01-01");
        assertThat(report.at("/source/rowsRead").asLong())
                .isEqualTo(Objects.requireNonNull(summary.source()).rowsRead());
        assertThat(report.at("/judgement/metrics/areaUnderROC").asDouble())
                .isEqualTo(summary.metrics().get("areaUnderROC"));
        assertThat(report.at("/metrics/0/definition").asText()).isNotEmpty();
        assertThat(report.at("/fit/curve").size()).isGreaterThan(2);

        PipelineModel model = SmallRun.published(summary);
        Map<String, Double> coefficients = byName(
                model,
                FlightsRun.session().read().parquet(run.data().toString()),
                logistic(model).coefficients());
        JsonNode entries = report.at("/importance/entries");
        assertThat(entries).hasSizeGreaterThan(50);
        for (JsonNode entry : entries) {
            String column = entry.path("column").asText();
            String level = entry.path("level").asText();
            String name = column.equals("distance")
                    ? "features_0__scaled_0"
                    : column + "__onehot_" + (level.equals("unseen or missing") ? "__unknown" : level);
            assertThat(entry.path("value").asDouble())
                    .as(name)
                    .isCloseTo(Objects.requireNonNull(coefficients.get(name)), within(EXACT));
        }
        JsonNode columns = report.at("/importance/columns");
        assertThat(columns.findValuesAsText("name"))
                .containsExactlyInAnyOrder("distance", "origin", "destination", "hour", "weekday");
        assertThat(columns.path(0).path("weight").asDouble())
                .isEqualTo(coefficients.values().stream()
                        .mapToDouble(Math::abs)
                        .max()
                        .orElseThrow());
        assertThat(page(summary)).contains("<h3>Source</h3>", "<h3>By column and level</h3>");
    }

    @Test
    void tellsTheCoefficientsOfEveryClass() throws IOException {
        TrainSummary summary = small().algorithm(
                        SmallRun.spark("classification.LogisticRegression", Map.of("maxIter", 5)))
                .task(Task.MULTICLASS_CLASSIFICATION)
                .label("grade")
                .run();
        Matrix expected = logistic(SmallRun.published(summary)).coefficientMatrix();
        JsonNode entries = report(summary).at("/importance/entries");
        assertThat(entries).hasSize(9);
        for (JsonNode entry : entries) {
            int row = List.of("3", "5", "9").indexOf(entry.path("label").asText());
            int column = List.of("a", "b", "c").indexOf(entry.path("column").asText());
            assertThat(entry.path("value").asDouble()).isCloseTo(expected.apply(row, column), within(EXACT));
        }
    }

    @Test
    void tellsTheImportanceOfAForestThatTheGateRejects() throws IOException {
        TrainSummary summary = small().algorithm(
                        SmallRun.spark("classification.RandomForestClassifier", Map.of("numTrees", 3)))
                .task(Task.BINARY_CLASSIFICATION)
                .label("flag")
                .gate(new GateRequirement("areaUnderROC", GateRequirement.Comparison.AT_LEAST, 1.0))
                .run();
        assertThat(summary.state()).isEqualTo(RunState.REJECTED);
        Transformer[] stages = SmallRun.published(summary).stages();
        Vector expected = Stream.of(stages)
                .filter(RandomForestClassificationModel.class::isInstance)
                .map(stage -> ((RandomForestClassificationModel) stage).featureImportances())
                .findFirst()
                .orElseThrow();
        JsonNode report = report(summary);
        assertThat(report.at("/outcome/exitCode").asInt()).isEqualTo(10);
        assertThat(report.at("/importance/kind").asText()).isEqualTo("IMPORTANCE");
        for (JsonNode entry : report.at("/importance/entries")) {
            int column = List.of("a", "b", "c").indexOf(entry.path("column").asText());
            assertThat(entry.path("value").asDouble()).isCloseTo(expected.apply(column), within(EXACT));
        }
        assertThat(page(summary)).contains("Rejected small@1", "not passed");
    }

    @Test
    void reportsARunThatFailed() throws IOException {
        TrainSummary summary = small().algorithm(SmallRun.spark("classification.LogisticRegression", Map.of()))
                .task(Task.BINARY_CLASSIFICATION)
                .label("kind")
                .run();
        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        JsonNode report = report(summary);
        assertThat(report.at("/outcome/error/code").asText())
                .isEqualTo(Objects.requireNonNull(summary.error()).code());
        assertThat(report.path("model").isNull()).isTrue();
        assertThat(page(summary)).contains("<h2 id=\"notes-heading\">Problems and warnings</h2>");
    }

    @Test
    void reportsARunThatFailedBeforeItClaimed() throws IOException {
        FlightsRun run = new FlightsRun(folder, 1).set("weight={column: no_such_column}");
        TrainSummary summary = run.run();
        assertThat(summary.state()).isEqualTo(RunState.FAILED);
        assertThat(summary.run()).isNull();
        JsonNode report = report(summary);
        assertThat(report.at("/outcome/error/code").asText())
                .isEqualTo(Objects.requireNonNull(summary.error()).code());
        assertThat(report.at("/run/attempt").isNull()).isTrue();
        assertThat(page(summary)).contains("The run ended before it had read anything.");

        Path model = folder.resolve("models/flight-delays");
        assertThat(report.at("/run/folder").asText())
                .isEqualTo(model.resolve("runs/" + report.at("/run/id").asText() + "/unclaimed")
                        .toUri()
                        .toString()
                        .replaceFirst("/$", ""));
        try (Stream<Path> files = Files.walk(model)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "report.json");
        }
    }

    @Test
    void warnsOfAReportThatCannotBeWritten() {
        FlightsRun run = new FlightsRun(folder, 1).set("gate=[]");
        List<String> warnings = new ArrayList<>();
        run.listen(event -> {
            if (event instanceof RunEvent.StepFinished finished && finished.step() == RunState.TRAINING) {
                blockTheReport();
            } else if (event instanceof RunEvent.Warned warned) {
                warnings.add(warned.text());
            }
        });
        TrainSummary summary = run.run();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(summary.exitCode()).isZero();
        assertThat(summary.report()).isNull();
        assertThat(warnings).anyMatch(warning -> warning.startsWith("The run has no report: "));
        assertThat(summary.warnings()).containsAll(warnings);
    }

    /** A folder stands where the file should. */
    private void blockTheReport() {
        try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
            Path status = files.filter(file -> file.endsWith("status.json"))
                    .findFirst()
                    .orElseThrow();
            Files.createDirectories(status.resolveSibling("report.json").resolve("taken"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SmallRun small() {
        return new SmallRun(folder, SmallRows.all()).features("a", "b", "c");
    }

    private static LogisticRegressionModel logistic(PipelineModel model) {
        return Stream.of(model.stages())
                .filter(LogisticRegressionModel.class::isInstance)
                .map(LogisticRegressionModel.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Double> byName(PipelineModel model, Dataset<Row> rows, Vector values) {
        Attribute[] attributes = AttributeGroup.fromStructField(
                        model.transform(rows).schema().apply("features"))
                .attributes()
                .get();
        Map<String, Double> byName = new HashMap<>();
        for (Attribute attribute : attributes) {
            byName.put(
                    attribute.name().get(), values.apply((int) attribute.index().get()));
        }
        return byName;
    }

    /** As it was written; held against the schema. */
    private static JsonNode report(TrainSummary summary) throws IOException {
        JsonNode report = MAPPER.readTree(Files.readAllBytes(
                Path.of(URI.create(Objects.requireNonNull(summary.report()).json()))));
        try (InputStream resource = Objects.requireNonNull(Report.class.getResourceAsStream("report.schema.json"))) {
            JsonNode schema = MAPPER.readTree(resource);
            schema.findParents("properties")
                    .forEach(object -> ((ObjectNode) object).put("additionalProperties", false));
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(report))
                    .isEmpty();
        }
        return report;
    }

    private static String page(TrainSummary summary) throws IOException {
        Path page = Path.of(URI.create(Objects.requireNonNull(summary.report()).html()));
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
