package dev.gristmill.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gristmill.cli.Terminal;
import dev.gristmill.store.run.RunClaim;
import dev.gristmill.store.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusCommandTest {

    @TempDir
    private Path folder;

    private RunClaim claim;

    @BeforeEach
    void begin() {
        claim = new StatusRuns(folder).claim();
        claim.updateStatus(StatusRuns.training(claim, 12, StatusRuns.STARTED.plusSeconds(60)));
    }

    @Test
    void tellsOnceWhereNobodyWatches() {
        Terminal told = status(claim.runId().substring(0, 6));
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("run         " + claim.runId()).contains("iteration 12 of 100");
        assertThat(status("flight-delays", "--no-follow").out()).startsWith("run         " + claim.runId());
    }

    @Test
    void printsTheDocumentOfTheStatus() throws IOException {
        JsonNode printed = json(status("flight-delays", "-o", "json").out());
        JsonNode stored =
                json(Files.readString(folder.resolve(claim.runFolder()).resolve("status.json")));
        assertThat(printed).isEqualTo(stored);
        assertThat(printed.fieldNames())
                .toIterable()
                .startsWith("schemaVersion", "runId", "attempt", "job", "state", "step", "stepIndex", "stepCount");
    }

    @Test
    void endsLikeTheRunThatItFollows() {
        claim.updateStatus(StatusRuns.ended(claim, RunState.REJECTED, StatusRuns.STARTED.plusSeconds(60), 10, null));
        assertThat(status("flight-delays", "--follow").exitCode()).isEqualTo(10);
        assertThat(status("flight-delays").exitCode()).isZero();
    }

    @Test
    void refusesToFollowInOneDocument() {
        Terminal refused = status("flight-delays", "--follow", "-o", "json");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("CLI-100", "Cannot follow a run with -o json");
        assertThat(status("flight-delays", "--no-follow", "-o", "json").exitCode())
                .isZero();
    }

    @Test
    void saysWhichRunsAreThere() throws IOException {
        Terminal missing = status("ffff-none", "-o", "json");
        assertThat(missing.exitCode()).isEqualTo(66);
        assertThat(json(missing.out()).at("/error/code").asText()).isEqualTo("RUN-840");
        assertThat(missing.err())
                .contains(
                        "Cannot find run 'ffff-none'",
                        "runs there: " + claim.runId().substring(0, 12));
        assertThat(status("abc").exitCode()).isEqualTo(64);
    }

    @Test
    void explainsItself() {
        assertThat(Terminal.run("status", "--help").out())
                .contains("Usage: gristmill status", "--[no-]follow", "--store", "first digits");
    }

    private Terminal status(String... arguments) {
        List<String> line = new ArrayList<>(List.of("status", "--store", folder.toString()));
        line.addAll(List.of(arguments));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
