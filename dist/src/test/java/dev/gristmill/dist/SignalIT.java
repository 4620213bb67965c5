package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is told to stop does so in good order, says so, and goes on when it is started again. */
final class SignalIT {

    private static final int STOPPED = 143;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void stopsInGoodOrderAndGoesOn(String signal) throws IOException, InterruptedException {
        QuickRun run = new QuickRun(folder.resolve("models"), QuickRun.DATE);
        JsonNode summary;
        try (Program program = run.start()) {
            Program.Ended stopped =
                    program.awaitOnStderr("TRAINING began").signal(signal).await(Program.PATIENCE);
            assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(STOPPED);
            summary = Json.document(stopped.out());
        }

        assertThat(summary.path("state").asText()).isEqualTo("STOPPED");
        assertThat(summary.path("exitCode").asInt()).isEqualTo(STOPPED);
        assertThat(summary.at("/error/retryable").asBoolean()).isTrue();
        assertThat(summary.path("model").isNull()).isTrue();
        Path records = Path.of(URI.create(summary.at("/run/folder").asText()));
        JsonNode status = Json.document(Files.readString(records.resolve("status.json")));
        assertThat(status.path("state").asText()).isEqualTo("STOPPED");
        assertThat(status.path("exitCode").asInt()).isEqualTo(STOPPED);

        JsonNode again = run.succeed();
        assertThat(again.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(again.path("resumedFrom")).isEqualTo(summary.at("/run/attempt"));
        run.requireOneVersion();
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws IOException, InterruptedException {
        QuickRun run = new QuickRun(folder.resolve("models"), QuickRun.DATE);
        try (Program program = run.start()) {
            program.awaitOnStderr("TRAINING began").signal("TERM").awaitOnStderr("stopping, within");
            Program.Ended ended = program.signal("TERM").await(Program.PATIENCE);
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(STOPPED);
            assertThat(ended.out()).isEmpty();
        }

        assertThat(run.succeed().path("state").asText()).isEqualTo("SUCCEEDED");
        run.requireOneVersion();
    }
}
