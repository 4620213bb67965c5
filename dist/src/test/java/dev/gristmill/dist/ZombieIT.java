package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that slept while another took over wakes up, and changes nothing any more. */
final class ZombieIT {

    private static final int RETRY = 75;

    @TempDir
    private Path folder;

    @Test
    void aPausedFitIsContinuedByAnotherProcessAndIsOverWhenItWakes() throws IOException, InterruptedException {
        StepwiseJob job =
                StepwiseJob.write(folder, "models", StepwiseJob.logisticRegression(40), "checkpoint: {iterations: 1}");
        JsonNode second;
        Program.Ended woken;
        try (Program first = job.start()) {
            first.awaitOnStderr("checkpoint after 3 iterations").signal("STOP");
            // What waiting for the whole of its patience comes to, at once
            try (Program next = job.start("--set", "overlap=replace")) {
                second = StepwiseJob.succeeded(next);
            }
            woken = first.signal("CONT").await(Program.PATIENCE);
        }

        assertThat(second.at("/fit/resumedAtIteration").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(second.at("/model/version").asInt()).isEqualTo(1);
        assertThat(woken.exitCode()).as(woken.err()).isEqualTo(RETRY);
        JsonNode error = Json.document(woken.out()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("RUN-802");
        assertThat(error.path("retryable").asBoolean()).isTrue();
        assertThat(Folders.named("CHECKPOINT.json", job.store())).isEmpty();
        job.requireOneWholeVersion();
    }
}
