package dev.gristmill.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.error.ErrorDocument;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import dev.gristmill.store.run.RunState;
import dev.gristmill.trainer.run.TrainSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on text files: what is wrong with them is told with file and line, or left out if the job says so. */
final class TextFilesSparkTest {

    private static final int ROWS = 60;
    private static final String BROKEN = "61,foo,1.5,2,yes\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeRows() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        String rows = IntStream.range(0, ROWS)
                .mapToObj(it ->
                        it + "," + it % 7 + "," + it / 10.0 + "," + (1 + it % 3) + "," + (it % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "id,steps,height,w,late\n", "\n"));
        Files.writeString(folder.resolve("data/a.csv"), rows);
    }

    @Test
    void namesFileLineAndColumnOfAValueThatDoesNotFit() throws IOException {
        Files.writeString(folder.resolve("data/b.csv"), "id,steps,height,w,late\n" + BROKEN);

        TrainSummary summary = train("");

        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("DATA-101");
        assertThat(error.message()).contains("1 of 61", "b.csv:2: ", "steps='foo'", "expected int");
        assertThat(summary.exitCode()).isEqualTo(65);
        assertThat(summary.model()).isNull();
    }

    @Test
    void leavesOutWhatCannotBeReadIfTheJobSaysSo() throws IOException {
        Files.writeString(folder.resolve("data/b.csv"), "id,steps,height,w,late\n" + BROKEN);

        TrainSummary summary = train("badRows: {action: quarantine, limit: 1}");

        assertThat(summary.error()).isNull();
        assertThat(summary.state()).isEqualTo(RunState.SUCCEEDED);
        var split = Objects.requireNonNull(summary.split());
        assertThat(split.trainRows() + split.testRows()).isEqualTo(ROWS);
        Path quarantine = Path.of(
                        URI.create(Objects.requireNonNull(summary.run()).folder()))
                .resolve("quarantine");
        try (Stream<Path> files = Files.list(quarantine)) {
            Path lines = files.filter(it -> it.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(lines)).contains("b.csv").contains("61");
        }
    }

    @Test
    void weighsRowsAndTellsWhatTheyLookLike() throws IOException {
        TrainSummary summary = train("weight: {column: w}\nevaluation: {slices: [steps]}");

        assertThat(summary.error()).isNull();
        JsonNode report = new ObjectMapper()
                .readTree(Path.of(URI.create(
                                Objects.requireNonNull(summary.report()).json()))
                        .toFile());
        assertThat(report.path("judgement").path("weight").asDouble())
                .isGreaterThan(report.path("judgement").path("rows").asDouble());
        assertThat(report.path("judgement").path("slices")).isNotEmpty();
        assertThat(report.path("data").path("rows").asInt()).isEqualTo(ROWS);
        assertThat(report.path("data").path("columns").findValuesAsText("role")).contains("INPUT", "LABEL", "WEIGHT");
    }

    @Test
    void refusesWeightsBelowZero() {
        TrainSummary summary = train("weight: {expression: \"w - 2\"}");

        ErrorDocument error = Objects.requireNonNull(summary.error());
        assertThat(error.code()).isEqualTo("TRAIN-423");
        assertThat(error.message()).contains("20 of 60");
    }

    private TrainSummary train(String more) {
        try {
            Path file = Files.writeString(folder.resolve("job.yaml"), """
                    apiVersion: gristmill/v1
                    kind: TrainingJob
                    name: text
                    source:
                      connector: files
                      format: csv
                      path: data
                      schema: "id BIGINT, steps INT, height DOUBLE, w INT, late STRING"
                    label: {column: late}
                    split: {key: [id], holdout: 0.3}
                    features: [{columns: [steps, height]}]
                    algorithm: {name: logistic-regression, params: {maxIter: 5}}
                    publish: {store: models}
                    """ + more);
            TrainingJob job = JobFile.load(
                    new JobRequest(file, List.of(), List.of()),
                    Catalogue.load(TextFilesSparkTest.class.getClassLoader()),
                    Environment.system());
            return Trainer.local().train(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
