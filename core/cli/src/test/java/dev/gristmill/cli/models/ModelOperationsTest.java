package dev.gristmill.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a copy of a store that the store's own tests keep: three versions, signed, and what a person did to them. */
final class ModelOperationsTest {

    private static final Path GOLDEN = Path.of(System.getProperty("gristmill.root"), "core")
            .resolve("store/src/test/resources/golden/store-1-signed")
            .toAbsolutePath();
    // RFC 8032, section 7.1: TEST 1 signed the store, TEST 2 did not
    private static final String KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String OTHER_KEY = "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void copy() throws IOException {
        store = folder.resolve("store");
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = store.resolve(GOLDEN.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void tellsWhatHappenedForPeople() {
        assertThat(models("history", "flight-delays").out()).isEqualTo("""
                flight-delays
                  #   TIME                  EVENT     BY           WHAT
                  1   2026-11-01 06:00:00Z  claim     mill-1:100   attempt 0001-00000001 for 2026-10-29
                  2   2026-11-01 06:00:02Z  commit    mill-1:100   version 1, gate passed
                  3   2026-11-01 06:00:03Z  promote   mill-1:100   champion none -> 1
                  4   2026-11-01 06:00:04Z  release   mill-1:100   succeeded
                  5   2026-11-01 06:00:05Z  claim     mill-1:100   attempt 0001-00000006 for 2026-10-30
                  6   2026-11-01 06:00:07Z  commit    mill-1:100   version 2, gate rejected
                  7   2026-11-01 06:00:08Z  release   mill-1:100   rejected
                  8   2026-11-01 06:00:09Z  claim     mill-1:100   attempt 0001-0000000a for 2026-10-31
                  9   2026-11-01 06:00:10Z  release   mill-1:100   stopped
                  10  2026-11-01 06:00:11Z  claim     mill-1:100   attempt 0002-0000000d for 2026-10-31
                  11  2026-11-01 06:00:13Z  commit    mill-1:100   version 3, gate passed
                  12  2026-11-01 06:00:14Z  promote   mill-1:100   champion 1 -> 3
                  13  2026-11-01 06:00:15Z  release   mill-1:100   succeeded
                  14  2026-11-01 06:00:16Z  promote   anna@desk-7  shadow none -> 3
                  15  2026-11-01 06:00:17Z  rollback  anna@desk-7  champion 3 -> 1: too many complaints
                  16  2026-11-01 06:00:18Z  promote   anna@desk-7  champion 1 -> 2, against the gate: the gate was wrong
                """);
    }

    @Test
    void tellsWhatHappenedForMachines() throws IOException {
        JsonNode document = json(models("history", "flight-delays", "-o", "json"));
        assertThat(names(document)).containsExactly("schemaVersion", "model", "at", "aliases", "events");
        assertThat(document.path("events")).hasSize(16);
        assertThat(document.path("events").path(14)).hasToString("""
                {"seq":15,"at":"2026-11-01T06:00:17Z","type":"PROMOTE","epoch":4,"runId":null,"attemptId":null,\
                "logicalDate":null,"version":1,"alias":"champion","from":3,"outcome":"ROLLBACK",\
                "by":"anna@desk-7","reason":"too many complaints","forced":false}""");
        assertThat(document.path("aliases")).hasToString("""
                [{"alias":"champion","version":2,"since":"2026-11-01T06:00:18Z","by":"anna@desk-7",\
                "reason":"the gate was wrong"},\
                {"alias":"shadow","version":3,"since":"2026-11-01T06:00:16Z","by":"anna@desk-7","reason":null}]""");
    }

    @Test
    void tellsWhatWasUsedAtATime() throws IOException {
        assertThat(models("history", "flight-delays", "--at", "2026-11-01T07:00:17+01:00")
                        .out())
                .isEqualTo("""
                        flight-delays at 2026-11-01 06:00:17Z
                          champion  version 1  since 2026-11-01 06:00:17Z  by anna@desk-7: too many complaints
                          shadow    version 3  since 2026-11-01 06:00:16Z  by anna@desk-7
                        """);
        assertThat(models("history", "flight-delays", "--at", "2026-11-01T06:00:16.999Z")
                        .out())
                .contains("champion  version 3  since 2026-11-01 06:00:14Z  by mill-1:100");
        assertThat(models("history", "flight-delays", "--at", "2026-11-01").out())
                .contains("no alias named a version yet");
        JsonNode document = json(models("history", "flight-delays", "--at", "2026-11-01T06:00:03Z", "-o", "json"));
        assertThat(document.path("at").asText()).isEqualTo("2026-11-01T06:00:03Z");
        assertThat(document.path("events")).hasSize(3);
    }

    @Test
    void refusesATimeThatIsNone() {
        Terminal none = models("history", "flight-delays", "--at", "noon");
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.err()).contains("'noon' is no time (expected 2026-11-01T06:30Z, or a date as 2026-11-01)");
    }

    @Test
    void rollsBackForPeople() {
        Terminal back = models("rollback", "flight-delays", "--reason", "not that one");
        assertThat(back.exitCode()).isZero();
        assertThat(back.out()).isEqualTo("champion of flight-delays is version 1; it was version 2\n");
        assertThat(models("show", "flight-delays").out()).startsWith("flight-delays@1");
        assertThat(models("history", "flight-delays").out())
                .contains("rollback", System.getProperty("user.name") + "@", "champion 2 -> 1: not that one");
        Terminal nothing = models("rollback", "flight-delays");
        assertThat(nothing.exitCode()).isEqualTo(66);
        assertThat(nothing.err())
                .contains("MODEL-613", "no version was champion before the one that is", "models list flight-delays");
        assertThat(models("rollback", "flight-delays", "--to", "3").out())
                .isEqualTo("champion of flight-delays is version 3; it was version 1\n");
        assertThat(models("rollback", "flight-delays", "--to", "flight-delays@3")
                        .out())
                .isEqualTo("champion of flight-delays is version 3 already\n");
    }

    @Test
    void promotesForMachines() throws IOException {
        JsonNode document = json(models("promote", "flight-delays@3", "--reason", "better", "-o", "json"));
        assertThat(names(document))
                .containsExactly("schemaVersion", "model", "alias", "from", "to", "changed", "by", "reason");
        assertThat(document.path("from").intValue()).isEqualTo(2);
        assertThat(document.path("to").intValue()).isEqualTo(3);
        assertThat(document.path("changed").booleanValue()).isTrue();
        assertThat(names(document.path("by"))).containsExactly("user", "host");
        assertThat(document.path("reason").asText()).isEqualTo("better");
        assertThat(models("promote", "flight-delays@1", "--alias", "canary").out())
                .isEqualTo("canary of flight-delays is version 1, the first\n");
    }

    @Test
    void promotesARejectedVersionByForceOnly() {
        Terminal refused = models("promote", "flight-delays@2", "--alias", "canary");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err())
                .contains("MODEL-612", "the gate rejected it", "--force --reason TEXT promotes it all the same");
        assertThat(models("promote", "flight-delays@2", "--alias", "canary", "--force")
                        .exitCode())
                .isEqualTo(64);
        assertThat(models("promote", "flight-delays@2", "--alias", "canary", "--force", "--reason", "a try")
                        .exitCode())
                .isZero();
    }

    @Test
    void suggestsTheAliasThatWasMeant() {
        Terminal missing = models("promote", "flight-delays@shadwo");
        assertThat(missing.exitCode()).isEqualTo(66);
        assertThat(missing.err()).contains("did you mean shadow? versions there: flight-delays@1");
    }

    @Test
    void verifiesForPeople() throws IOException {
        Terminal good = models("verify");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out()).isEqualTo("""
                flight-delays@1  6 files  842 B  signed  ok
                flight-delays@2  6 files  843 B  signed  ok
                flight-delays@3  6 files  842 B  signed  ok
                3 versions read, nothing wrong
                """);
        assertThat(models("verify", "flight-delays@shadow", "--public-key", key(KEY))
                        .out())
                .isEqualTo("""
                        flight-delays@3  6 files  842 B  signed, trusted  ok
                        1 version read, nothing wrong
                        """);
    }

    @Test
    void namesEveryBadFile() throws IOException {
        Path artifact = artifact(3);
        Files.writeString(artifact.resolve("metrics.json"), "{}");
        Files.delete(artifact.resolve("job.json"));
        Files.writeString(artifact.resolve("model/extra"), "");
        Terminal bad = models("verify", "flight-delays");
        assertThat(bad.exitCode()).isEqualTo(65);
        assertThat(bad.out().replace(artifact.toString(), "ARTIFACT")).isEqualTo("""
                flight-delays@1  6 files  842 B  signed  ok
                flight-delays@2  6 files  843 B  signed  ok
                flight-delays@3  6 files  842 B  signed  DAMAGED

                MODEL-601 flight-delays@3: Cannot use the model: job.json is missing
                  file://ARTIFACT/job.json
                MODEL-602 flight-delays@3: Cannot use the model: metrics.json was changed after it was stored
                  file://ARTIFACT/metrics.json
                MODEL-601 flight-delays@3: Cannot use the model: model/extra is not in its manifest
                  file://ARTIFACT/model/extra

                3 versions read, 3 problems
                """);
        JsonNode document = document(models("verify", "all", "-o", "json"));
        assertThat(names(document))
                .containsExactly("schemaVersion", "store", "valid", "signatures", "versions", "problems");
        assertThat(document.path("valid").booleanValue()).isFalse();
        assertThat(document.path("versions").path(2)).hasToString("""
                {"model":"flight-delays","version":3,"files":6,"sizeBytes":842,"signed":true,"trusted":false,"valid":false}""");
        assertThat(document.path("problems")).hasSize(3);
        assertThat(names(document.path("problems").path(0)))
                .containsExactly("code", "model", "version", "message", "file");
    }

    @Test
    void goesOnBehindADamagedLog() throws IOException {
        Path log = store.resolve("flight-delays/log/00000000000000000002.json");
        Path arrivals = store.resolve("arrivals/log/00000000000000000001.json");
        Files.createDirectories(arrivals.getParent());
        Files.copy(store.resolve("flight-delays/log/00000000000000000001.json"), arrivals);
        Files.writeString(log, Files.readString(log).replace("0.75", "0.99"));
        Terminal bad = models("verify", "all");
        assertThat(bad.exitCode()).isEqualTo(65);
        assertThat(bad.out())
                .contains("MODEL-605 flight-delays: Cannot read the log entry 00000000000000000002.json")
                .endsWith("0 versions read, 1 problem\n");
    }

    @Test
    void refusesASignatureByAStranger() throws IOException {
        Terminal strange = models("verify", "flight-delays@1", "--public-key", key(OTHER_KEY));
        assertThat(strange.exitCode()).isEqualTo(65);
        assertThat(strange.out())
                .contains("flight-delays@1  0 files  842 B  signed, not trusted  DAMAGED", "MODEL-607 flight-delays@1");
        Terminal none = models("verify", "--public-key", folder.resolve("none").toString());
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.err()).contains("MODEL-614", "Cannot read the file of trusted keys");
    }

    @Test
    void comparesForPeople() throws IOException {
        report(1, 0.5, 0.25);
        report(3, 0.125, 0.75);
        assertThat(models("diff", "flight-delays@1", "flight-delays@3").out()).isEqualTo("""
                Version
                                flight-delays@1               flight-delays@3
                  logical date  2026-10-29                    2026-10-31                    differs
                  created       2026-11-01 06:00Z             2026-11-01 06:00Z
                  gate          passed                        passed
                  algorithm     logistic-regression by mllib  logistic-regression by mllib
                  task          binary-classification         binary-classification
                  seed          7                             7
                  job           6207011d58e0                  6207011d58e0
                  gristmill     0.1.0                         0.1.0
                  spark         4.1.0                         4.1.0
                  java          17                            17

                Metrics
                                flight-delays@1  flight-delays@3
                  areaUnderROC  0.7500           0.7500           0.0000 same
                  logLoss       0.5000           0.5000           0.0000 same

                Parameters (1 is the same)
                  no difference

                Data
                                    flight-delays@1  flight-delays@3
                  pin               b5d54c592e61     b5d54c592e61
                  rows to train     70               70
                  rows to validate  10               10
                  rows held out     20               20

                Features (2 are the same)
                  no difference

                Importance
                            flight-delays@1  flight-delays@3
                  origin    0.2500           0.7500
                  distance  0.5000           0.1250
                """);
    }

    @Test
    void comparesForMachines() throws IOException {
        JsonNode document = json(models("diff", "flight-delays@3", "flight-delays@2", "-o", "json"));
        assertThat(names(document))
                .containsExactly(
                        "schemaVersion",
                        "from",
                        "to",
                        "version",
                        "metrics",
                        "parameters",
                        "parametersAlike",
                        "data",
                        "units",
                        "features",
                        "featuresAlike",
                        "importance");
        assertThat(document.path("metrics").path(0)).hasToString("""
                {"name":"areaUnderROC","from":0.75,"to":0.5,"change":-0.25,"direction":"HIGHER_IS_BETTER",\
                "verdict":"WORSE"}""");
        assertThat(document.path("version").path(2)).hasToString("""
                {"name":"gate","from":"passed","to":"rejected","changed":true}""");
        assertThat(document.path("importance")).isEmpty();
    }

    private void report(int version, double distance, double origin) throws IOException {
        Path attempt = Path.of(artifact(version).toString().replace("/artifacts/", "/runs/"));
        Files.writeString(attempt.resolve("report.json"), """
                {"importance": {"columns": [{"name": "distance", "weight": %s}, {"name": "origin", "weight": %s}]}}""".formatted(distance, origin));
    }

    private Path artifact(int version) throws IOException {
        JsonNode shown = json(models("show", "flight-delays@" + version, "-o", "json"));
        return Path.of(URI.create(shown.path("uri").asText()));
    }

    private String key(String base64) throws IOException {
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
        return Files.writeString(folder.resolve("key.pem"), pem).toString();
    }

    private Terminal models(String... arguments) {
        List<String> line = new ArrayList<>(List.of("models"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--store", store.toString()));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static JsonNode json(Terminal terminal) throws IOException {
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        return document(terminal);
    }

    private static JsonNode document(Terminal terminal) throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
