package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run halted after any step and started again ends with exactly one version. Halted means SIGKILL. */
final class HaltIT {

    private static final String UNDATED = "";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"VALIDATING", "READING", "PREPARING", "TRAINING", "EVALUATING", "PUBLISHING"})
    void aDatedRunHaltedAfterAStepEndsWithOneVersion(String step) throws IOException, InterruptedException {
        QuickRun run = new QuickRun(folder.resolve("models"), QuickRun.DATE);
        haltAfter(step, run);

        String again = run.succeed().path("state").asText();
        assertThat(again).isEqualTo(step.equals("PUBLISHING") ? "ALREADY_DONE" : "SUCCEEDED");
        run.requireOneVersion();

        JsonNode third = run.succeed();
        assertThat(third.path("state").asText()).isEqualTo("ALREADY_DONE");
        assertThat(third.path("steps").findValuesAsText("name"))
                .as("steps, of which the second starts Spark")
                .containsExactly("VALIDATING");
        run.requireOneVersion();
    }

    /** After PUBLISHING nothing is left to halt: another start of a run without a date is another run. */
    @Test
    void anUndatedRunHaltedAfterOneStepAndTheNextEndsWithOneVersion() throws IOException, InterruptedException {
        QuickRun run = new QuickRun(folder.resolve("models"), UNDATED);
        for (String step : List.of("VALIDATING", "READING", "PREPARING", "TRAINING", "EVALUATING")) {
            haltAfter(step, run);
        }

        JsonNode last = run.succeed();
        assertThat(last.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(last.path("resumedFrom").asText()).startsWith("0004-");
        assertThat(last.at("/run/attempt").asText()).startsWith("0005-");
        run.requireOneVersion();
    }

    /** What a halt between two entries of the log leaves is the log without the later ones. */
    @ParameterizedTest
    @CsvSource({"'', PROMOTE", "'', RELEASE", "2001-02-01, PROMOTE", "2001-02-01, RELEASE"})
    void aRunHaltedBeforeItsLastEntriesIsCompletedWithoutTraining(String date, String firstMissing)
            throws IOException, InterruptedException {
        QuickRun run = new QuickRun(folder.resolve("models"), date);
        run.succeed();
        Set<String> missing = firstMissing.equals("PROMOTE") ? Set.of("PROMOTE", "RELEASE") : Set.of("RELEASE");
        assertThat(forget(run, missing)).isEqualTo(missing.size());

        JsonNode again = run.succeed();
        assertThat(again.path("steps").findValuesAsText("name")).doesNotContain("TRAINING");
        assertThat(again.at("/model/version").asInt()).isEqualTo(1);
        assertThat(again.at("/model/promoted").asBoolean()).isTrue();
        run.requireOneVersion();
    }

    private static void haltAfter(String step, QuickRun run) throws IOException, InterruptedException {
        try (Program program = run.start()) {
            Program.Ended halted = program.awaitOnStderr("\"" + step + " took ").kill();
            // A run may just have ended by itself after its last step
            assertThat(halted.exitCode()).isIn(step.equals("PUBLISHING") ? Set.of(137, 0) : Set.of(137));
        }
    }

    private static long forget(QuickRun run, Set<String> types) throws IOException {
        Path log = run.store().resolve(January.MODEL).resolve("log");
        try (Stream<Path> entries = Files.list(log)) {
            List<Path> forgotten =
                    entries.filter(entry -> types.contains(type(entry))).toList();
            for (Path entry : forgotten) {
                Files.delete(entry);
            }
            return forgotten.size();
        }
    }

    private static String type(Path entry) {
        try {
            return Json.document(Files.readString(entry)).path("type").asText();
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + entry, e);
        }
    }
}
