package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.testing.RequiresTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store without room costs checkpoints and the publication, and not what has been learned until then. */
@RequiresTool(value = "unshare", install = "apt-get install -y util-linux")
final class FullDiskIT {

    private static final int RETRY = 75;

    @TempDir
    private Path folder;

    @Test
    void aFitGoesOnWithoutCheckpointsAndNothingIsHalfPublished() throws IOException, InterruptedException {
        StepwiseJob job =
                StepwiseJob.write(folder, "models", StepwiseJob.logisticRegression(40), "checkpoint: {iterations: 10}");
        Files.createDirectory(job.store());
        try (TinyDisk disk = TinyDisk.mount(job.store(), 4)) {
            Program.Ended failed;
            Path ballast;
            try (Program program = job.startIn(disk)) {
                program.awaitOnStderr("checkpoint after 10 iterations").signal("STOP");
                ballast = disk.fill();
                failed = program.signal("CONT").await(Program.PATIENCE);
            }

            assertThat(failed.exitCode()).as(failed.err()).isEqualTo(RETRY);
            JsonNode summary = Json.document(failed.out());
            assertThat(summary.at("/fit/iterations").asInt()).isEqualTo(40);
            assertThat(summary.path("warnings").toString())
                    .contains("No checkpoint after 20 iterations: ")
                    .contains("No checkpoint after 30 iterations: ");
            assertThat(summary.at("/error/code").asText()).isEqualTo("RUN-820");
            assertThat(summary.at("/error/hint").asText()).startsWith("make room in the store");
            assertThat(summary.path("model").isNull()).isTrue();
            assertThat(Folders.named("MANIFEST.json", disk.seenFromOutside())).isEmpty();

            Files.delete(ballast);
            try (Program again = job.startIn(disk)) {
                JsonNode last = StepwiseJob.succeeded(again);
                assertThat(last.at("/fit/resumedAtIteration").asInt()).isEqualTo(10);
                assertThat(last.at("/model/version").asInt()).isEqualTo(1);
            }
            Folders.copy(disk.seenFromOutside(), job.store());
        }
        job.requireOneWholeVersion();
    }
}
