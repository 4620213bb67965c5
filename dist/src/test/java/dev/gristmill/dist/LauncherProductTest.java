package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user types, and what comes back: exit codes, documents on stdout, files in the store. */
@Tag("product")
final class LauncherProductTest {

    @TempDir
    private Path folder;

    @Test
    void trainsAndWritesOneDocumentOfTheWholeShape() {
        assertThat(January.training().exitCode()).as(January.training().err()).isZero();
        JsonNode summary = January.summary();
        assertThat(summary.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "state",
                        "exitCode",
                        "run",
                        "job",
                        "logicalDate",
                        "task",
                        "algorithm",
                        "model",
                        "metrics",
                        "gate",
                        "source",
                        "split",
                        "fit",
                        "resumedFrom",
                        "steps",
                        "report",
                        "startedAt",
                        "finishedAt",
                        "durationMillis",
                        "warnings",
                        "holder",
                        "error");
        assertThat(names(summary, "/run")).containsExactly("id", "attempt", "folder");
        assertThat(names(summary, "/job")).containsExactly("name", "digest");
        assertThat(names(summary, "/algorithm")).containsExactly("name", "class", "engine");
        assertThat(names(summary, "/model")).containsExactly("name", "version", "uri", "pipelineModel", "promoted");
        assertThat(names(summary, "/metrics")).containsExactly("areaUnderROC", "areaUnderPR", "logLoss");
        assertThat(names(summary, "/gate")).containsExactly("decision", "requirements");
        assertThat(names(summary, "/gate/requirements/0")).containsExactly("text", "actual", "passed");
        assertThat(names(summary, "/source"))
                .containsExactly(
                        "connector",
                        "rowsRead",
                        "rowsHeld",
                        "bytesRead",
                        "bytesHeld",
                        "filesRead",
                        "filesHeld",
                        "nodeLocalShare");
        assertThat(names(summary, "/split")).containsExactly("trainRows", "validationRows", "testRows");
        assertThat(names(summary, "/fit"))
                .containsExactly(
                        "iterations", "maxIterations", "stoppedBy", "bestIteration", "resumedAtIteration", "start");
        assertThat(names(summary, "/steps/0")).containsExactly("name", "state", "durationMillis");
        assertThat(summary.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(summary.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(summary.at("/gate/decision").asText()).isEqualTo("PASSED");
        assertThat(summary.at("/model/promoted").asBoolean()).isTrue();
        assertThat(summary.path("steps").findValuesAsText("name"))
                .containsExactly("VALIDATING", "READING", "PREPARING", "TRAINING", "EVALUATING", "PUBLISHING");
    }

    @Test
    void readsTheRowsOfTheWindowOnceAndNoOthers() {
        long rows = SharedSpark.session()
                .read()
                .parquet(Repository.file("examples/flights/data").toString())
                .where("flight_date <= DATE'2001-01-31'")
                .count();
        JsonNode source = January.summary().path("source");

        assertThat(source.path("rowsRead").asLong()).isEqualTo(rows);
        assertThat(source.path("filesRead").asInt()).isEqualTo(January.DAYS);
        JsonNode split = January.summary().path("split");
        assertThat(split.path("trainRows").asLong()
                        + split.path("validationRows").asLong()
                        + split.path("testRows").asLong())
                .isEqualTo(rows);
    }

    @Test
    void leavesNothingBehindButTheModel() throws IOException {
        assertThat(January.training().exitCode()).isZero();
        try (Stream<Path> beside = Files.list(January.store().getParent());
                Stream<Path> models = Files.list(January.store());
                Stream<Path> parts = Files.list(January.store().resolve(January.MODEL))) {
            assertThat(beside).containsExactly(January.store());
            assertThat(models).containsExactly(January.store().resolve(January.MODEL));
            assertThat(parts)
                    .extracting(part -> part.getFileName().toString())
                    .containsOnly("artifacts", "log", "runs");
        }
    }

    @Test
    void modelsListAgreesWithTheTraining() throws IOException, InterruptedException {
        JsonNode list = document(
                Launcher.run("models", "list", "--store", January.store().toString(), "-o", "json"));

        assertThat(list.path("models")).hasSize(1);
        JsonNode model = list.at("/models/0");
        assertThat(model.path("name").asText()).isEqualTo(January.MODEL);
        assertThat(model.path("champion").asInt()).isEqualTo(1);
        assertThat(model.path("latest").asInt()).isEqualTo(1);
        assertThat(model.path("versions")).hasSize(1);
        agrees(model.at("/versions/0"));
    }

    @Test
    void modelsShowAgreesWithTheTraining() throws IOException, InterruptedException {
        JsonNode version = document(Launcher.run(
                "models", "show", January.MODEL, "--store", January.store().toString(), "-o", "json"));
        JsonNode summary = January.summary();

        agrees(version);
        assertThat(version.at("/job/digest")).isEqualTo(summary.at("/job/digest"));
        assertThat(version.path("algorithm")).isEqualTo(summary.path("algorithm"));
        assertThat(version.path("task")).isEqualTo(summary.path("task"));
        assertThat(version.path("gate")).isEqualTo(summary.path("gate"));
        assertThat(version.at("/signature/inputs").findValuesAsText("name"))
                .containsExactlyInAnyOrder("date", "distance", "origin", "destination");
        assertThat(version.at("/environment/spark").asText()).isEqualTo("4.1.0");
        assertThat(version.path("files")).isNotEmpty();
    }

    @Test
    void theGateKeepsTheChampionAndNumbersTheChallenger() throws IOException, InterruptedException {
        Path store = January.copyOfStore(folder.resolve("models"));
        Program.Ended training = Launcher.run(January.train(store, "--set", "gate[0].atLeast=0.99"));

        assertThat(training.exitCode()).as(training.err()).isEqualTo(10);
        JsonNode summary = Json.document(training.out());
        assertThat(summary.path("state").asText()).isEqualTo("REJECTED");
        assertThat(summary.at("/gate/decision").asText()).isEqualTo("REJECTED");
        assertThat(summary.at("/model/promoted").asBoolean()).isFalse();
        JsonNode model = document(Launcher.run("models", "list", "--store", store.toString(), "-o", "json"))
                .at("/models/0");
        assertThat(model.path("champion").asInt()).isEqualTo(1);
        assertThat(model.path("latest").asInt()).isEqualTo(2);
        assertThat(model.at("/versions/1/state").asText()).isEqualTo("REJECTED");
        assertThat(model.at("/versions/1/aliases")).isEmpty();
    }

    @Test
    void validateNamesEveryMistakeWithItsPlace() throws IOException, InterruptedException {
        String job = Files.readString(Repository.file(January.JOB))
                .replace("maxIter", "maxItr")
                .replace("holdout:", "hold_out:");
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        Program.Ended validation = Launcher.run("validate", file.toString());

        assertThat(validation.exitCode()).isEqualTo(64);
        assertThat(validation.out()).isEmpty();
        assertThat(validation.err())
                .contains(place(file, job, "hold_out"), place(file, job, "maxItr"))
                .contains("maxIter", "holdout")
                .endsWith("2 problems\n");
    }

    @Test
    void refusesACommandLineThatItDoesNotUnderstand() throws IOException, InterruptedException {
        assertThat(Launcher.run("train").exitCode()).isEqualTo(64);
        assertThat(Launcher.run("validate", January.JOB, "--sett", "x=1").exitCode())
                .isEqualTo(64);
        Program.Ended mill = Launcher.run("mill");
        assertThat(mill.exitCode()).isEqualTo(64);
        assertThat(mill.out()).isEmpty();
        assertThat(mill.err()).contains("mill");
    }

    @Test
    void saysHowFarAPathThatIsNotThereExists() throws IOException, InterruptedException {
        Program.Ended training = Launcher.run(January.train(
                folder.resolve("models"), "--set", "source.path=" + folder.resolve("lake/flights/daily")));

        assertThat(training.exitCode()).as(training.err()).isEqualTo(66);
        JsonNode error = Json.document(training.out()).path("error");
        assertThat(error.path("message").asText() + error.path("hint").asText())
                .contains("lake/flights/daily")
                .contains(folder.toString());
        assertThat(Json.document(training.out()).path("model").isNull()).isTrue();
    }

    @Test
    void helpListsTheCommands() throws IOException, InterruptedException {
        Program.Ended help = Launcher.run("help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out().lines().map(String::strip))
                .anyMatch(line -> line.startsWith("train "))
                .anyMatch(line -> line.startsWith("validate "))
                .anyMatch(line -> line.startsWith("models "));
    }

    private static void agrees(JsonNode version) {
        JsonNode summary = January.summary();
        assertThat(version.path("version")).isEqualTo(summary.at("/model/version"));
        assertThat(version.path("uri")).isEqualTo(summary.at("/model/uri"));
        assertThat(version.path("runId")).isEqualTo(summary.at("/run/id"));
        assertThat(version.path("metrics")).isEqualTo(summary.path("metrics"));
        assertThat(version.path("state").asText()).isEqualTo("PROMOTED");
        assertThat(version.path("aliases").get(0).asText()).isEqualTo("champion");
    }

    private static JsonNode document(Program.Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }

    private static Iterable<String> names(JsonNode document, String pointer) {
        return List.copyOf(document.at(pointer).properties().stream()
                .map(field -> field.getKey())
                .toList());
    }

    /** The place of a word as problems tell it, found by reading the text: {@code FILE:LINE:COLUMN}. */
    private static String place(Path file, String text, String word) {
        String before = text.substring(0, text.indexOf(word));
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return file + ":" + line + ":" + column;
    }
}
