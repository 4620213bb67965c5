package dev.gristmill.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the store that the store's own tests keep from the first release. */
final class ModelsCommandTest {

    private static final Path STORE = Path.of(System.getProperty("gristmill.root"), "core")
            .resolve("store/src/test/resources/golden/store-1")
            .toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void listsVersionsForPeople() {
        Terminal list = models("list", "--store", STORE.toString());
        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out()).isEqualTo("""
                        MODEL          VERSION  STATE     DATE        CREATED            SIZE   METRICS
                        flight-delays  1        promoted  2026-10-29  2026-11-01 06:00Z  822 B  areaUnderROC 0.7500, logLoss 0.5000
                        flight-delays  2        rejected  2026-10-30  2026-11-01 06:00Z  823 B  areaUnderROC 0.5000, logLoss 0.5000
                        flight-delays  3        champion  2026-10-31  2026-11-01 06:00Z  822 B  areaUnderROC 0.7500, logLoss 0.5000
                        """);
    }

    @Test
    void listsVersionsForMachines() throws IOException {
        JsonNode document = json(models("list", "flight-delays", "--store", STORE.toString(), "-o", "json"));
        assertThat(names(document)).containsExactly("schemaVersion", "store", "models");
        assertThat(document.path("store").asText()).isEqualTo("file://" + STORE);
        JsonNode model = document.path("models").path(0);
        assertThat(names(model)).containsExactly("name", "champion", "latest", "versions");
        assertThat(model.path("champion").intValue()).isEqualTo(3);
        assertThat(model.path("latest").intValue()).isEqualTo(3);
        assertThat(model.path("versions")).hasSize(3);
        assertThat(model.path("versions").path(2).toString().replace(STORE.toString(), "STORE"))
                .isEqualTo("""
                        {"version":3,"state":"PROMOTED","createdAt":"2026-11-01T06:00:12Z",\
                        "runId":"548ec87e30364dc868220fc243cedb85f908cb0b0eed3925c9ebd017d35eb866",\
                        "logicalDate":"2026-10-31","aliases":["champion"],\
                        "uri":"file://STORE/flight-delays/artifacts/\
                        548ec87e30364dc868220fc243cedb85f908cb0b0eed3925c9ebd017d35eb866/0002-0000000c",\
                        "sizeBytes":822,"metrics":{"areaUnderROC":0.75,"logLoss":0.5}}""");
    }

    @Test
    void emptyStoreIsNoFailure() throws IOException {
        Terminal empty = models("list", "--store", folder.toString(), "-o", "json");
        assertThat(empty.err()).isEmpty();
        assertThat(json(empty).path("models")).isEmpty();
        assertThat(models("list", "--store", folder.toString()).out())
                .isEqualTo("No models in file://" + folder + System.lineSeparator());
    }

    @Test
    void storeThatIsNotThereIsEmptyWithANote() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Terminal none = models("list", "--store", nowhere.toString(), "-o", "json");
        assertThat(none.err())
                .isEqualTo("note: no store at file://" + nowhere + " yet; the first run makes it"
                        + System.lineSeparator());
        assertThat(json(none).path("models")).isEmpty();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void showsAVersionForPeople() {
        Terminal show = models("show", "flight-delays", "--store", STORE.toString());
        assertThat(show.exitCode()).isZero();
        assertThat(show.out().replace(STORE.toString(), "STORE"))
                .startsWith("flight-delays@3" + System.lineSeparator())
                .contains("  state         promoted", "  aliases       champion", "Spark 4.1.0")
                .contains("Gate: passed", "  areaUnderROC at least 0.60  0.7500  passed")
                .contains("  model/metadata/part-00000               26 B");
    }

    @Test
    void showsAVersionForMachines() throws IOException {
        JsonNode document = json(models("show", "flight-delays@2", "--store", STORE.toString(), "-o", "json"));
        assertThat(names(document))
                .containsExactly(
                        "schemaVersion",
                        "name",
                        "version",
                        "state",
                        "createdAt",
                        "runId",
                        "logicalDate",
                        "aliases",
                        "uri",
                        "sizeBytes",
                        "metrics",
                        "algorithm",
                        "task",
                        "signature",
                        "files",
                        "manifestSha256",
                        "source",
                        "job",
                        "environment",
                        "seed",
                        "gate",
                        "parent",
                        "withheld",
                        "signed",
                        "pluginClasses");
        assertThat(document.path("state").asText()).isEqualTo("REJECTED");
        assertThat(names(document.path("algorithm"))).containsExactly("name", "class", "engine");
        assertThat(document.path("signature").path("inputs").path(0)).hasToString("""
                {"name":"distance","type":"double"}""");
        assertThat(document.path("source")).hasToString("""
                {"snapshot":{"files":["a.parquet"]}}""");
        assertThat(names(document.path("files").path(0))).containsExactly("path", "sizeBytes", "sha256");
        assertThat(document.path("gate").path("decision").asText()).isEqualTo("REJECTED");
        assertThat(document.path("parent").isNull()).isTrue();
    }

    @Test
    void saysWhatIsThereInstead() {
        Terminal version = models("show", "flight-delays@9", "--store", STORE.toString());
        assertThat(version.exitCode()).isEqualTo(66);
        assertThat(version.err())
                .contains("MODEL-609", "hint: versions there: flight-delays@1, flight-delays@2, flight-delays@3");
        Terminal model = models("list", "flights", "--store", STORE.toString());
        assertThat(model.exitCode()).isEqualTo(66);
        assertThat(model.err()).contains("MODEL-608", "hint: models there: flight-delays");
    }

    @Test
    void refusesBadReferencesAndLocations() {
        assertThat(models("show", "../x", "--store", STORE.toString()).exitCode())
                .isEqualTo(64);
        Terminal scheme = models("list", "--store", "s3a://key:secret@lake/models");
        assertThat(scheme.exitCode()).isEqualTo(64);
        assertThat(scheme.err()).contains("STORE-805", "available: file").doesNotContain("secret");
    }

    @Test
    void saysWhereTheReportIsAndCopiesIt() throws IOException {
        Path store = copyOfTheStore();
        Path attempt = store.resolve("flight-delays/runs")
                .resolve("548ec87e30364dc868220fc243cedb85f908cb0b0eed3925c9ebd017d35eb866/0002-0000000c");
        Files.createDirectories(attempt);
        Files.writeString(attempt.resolve("report.html"), "<html></html>");
        String html = "file://" + attempt.resolve("report.html");

        Terminal text = models("report", "flight-delays@3", "--store", store.toString());
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).isEqualTo(html + System.lineSeparator());
        Path copy = folder.resolve("copy.html");
        JsonNode document = json(models(
                "report", "flight-delays", "--html", copy.toString(), "--store", store.toString(), "-o", "json"));
        assertThat(names(document)).containsExactly("schemaVersion", "report");
        assertThat(names(document.path("report"))).containsExactly("html", "json");
        assertThat(document.at("/report/html").asText()).isEqualTo(html);
        assertThat(copy).hasContent("<html></html>");
    }

    @Test
    void saysThatThereIsNoReport() {
        Terminal none = models("report", "flight-delays@1", "--store", STORE.toString());
        assertThat(none.exitCode()).isEqualTo(66);
        assertThat(none.err()).contains("MODEL-611", "Cannot find the report of flight-delays@1");
    }

    @Test
    void refusesToCopyTheReportNowhere() throws IOException {
        Path store = copyOfTheStore();
        Path run = store.resolve("flight-delays/runs")
                .resolve("548ec87e30364dc868220fc243cedb85f908cb0b0eed3925c9ebd017d35eb866/0002-0000000c");
        Files.createDirectories(run);
        Files.writeString(run.resolve("report.html"), "<html></html>");
        Path nowhere = folder.resolve("nowhere/copy.html");
        Terminal refused =
                models("report", "flight-delays@3", "--html", nowhere.toString(), "--store", store.toString());
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("CLI-101", "Cannot write the report");
    }

    private Path copyOfTheStore() throws IOException {
        Path store = folder.resolve("store");
        try (Stream<Path> files = Files.walk(STORE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = store.resolve(STORE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return store;
    }

    @Test
    void asksForACommand() {
        Terminal none = models();
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.err())
                .contains("Missing command: one of list, show, diff, report, history, promote, rollback, verify, gc");
    }

    private static Terminal models(String... arguments) {
        List<String> line = new ArrayList<>(List.of("models"));
        line.addAll(List.of(arguments));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static JsonNode json(Terminal terminal) throws IOException {
        assertThat(terminal.exitCode()).isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
