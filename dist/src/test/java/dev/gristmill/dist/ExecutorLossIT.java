package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that is killed costs the tasks that it had, and neither the run nor a bit of its model. */
final class ExecutorLossIT {

    private static final int RETRY = 75;
    private static final StepwiseJob.Fit FIT = StepwiseJob.logisticRegression(40);
    /** They tell how far the fit is. */
    private static final String CHECKPOINTS = "checkpoint: {iterations: 1}";

    private static final Map<String, String> QUICK_JVMS = Map.of(
            "GRISTMILL_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1"
                    + " -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1");

    @TempDir
    private static Path shared;

    private static JsonNode alone;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainOnThisProcessAlone() throws IOException, InterruptedException {
        alone = StepwiseJob.write(shared, "alone", FIT, CHECKPOINTS).succeed();
    }

    @Test
    void anExecutorOfALocalCluster() throws IOException, InterruptedException {
        StepwiseJob job = StepwiseJob.write(folder, "models", FIT, CHECKPOINTS);
        try (Program program = job.start(QUICK_JVMS, "--master", "local-cluster[2,1,1024]")) {
            List<ProcessHandle> executors =
                    program.awaitOnStderr("checkpoint after 2 iterations").startedJvms();
            assertThat(executors).hasSize(2);

            kill(executors.get(0));

            requireUnharmed(StepwiseJob.succeeded(program));
        }
    }

    @Test
    void anExecutorAndLaterAWholeWorkerOfAStandaloneCluster() throws IOException, InterruptedException {
        StepwiseJob job = StepwiseJob.write(folder, "models", FIT, CHECKPOINTS);
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("spark"))) {
            Program first = cluster.startWorker();
            Program second = cluster.startWorker();
            try (Program program = job.start(QUICK_JVMS, "--master", cluster.url())) {
                program.awaitOnStderr("checkpoint after 2 iterations");
                kill(executor(first));

                program.awaitOnStderr("checkpoint after 12 iterations");
                ProcessHandle executor = executor(second);
                second.kill();
                kill(executor);

                requireUnharmed(StepwiseJob.succeeded(program));
            }
        }
    }

    @Test
    void aClusterWithoutWorkersIsSaidAndNotWaitedForWithoutEnd() throws IOException, InterruptedException {
        StepwiseJob job = StepwiseJob.write(folder, "models", FIT, CHECKPOINTS);
        Map<String, String> impatient = Map.of(
                "GRISTMILL_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -Dspark.scheduler.maxRegisteredResourcesWaitingTime=1s");
        try (StandaloneCluster cluster = StandaloneCluster.start(folder.resolve("spark"));
                Program program = job.start(impatient, "--master", cluster.url())) {
            Program.Ended ended = program.await(Program.PATIENCE);

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(RETRY);
            JsonNode error = Json.document(ended.out()).path("error");
            assertThat(error.path("code").asText()).isEqualTo("RUN-813");
            assertThat(error.path("message").asText())
                    .isEqualTo("Cannot start on " + cluster.url() + ": no executor came up within 1 seconds");
        }
    }

    private static ProcessHandle executor(Program worker) {
        List<ProcessHandle> executors = worker.startedJvms();
        assertThat(executors).hasSize(1);
        return executors.get(0);
    }

    private static void kill(ProcessHandle executor) {
        assertThat(executor.destroyForcibly()).isTrue();
        executor.onExit().join();
    }

    private static void requireUnharmed(JsonNode summary) throws IOException {
        assertThat(summary.at("/fit/resumedAtIteration").isNull())
                .as("went on without a restart")
                .isTrue();
        assertThat(summary.at("/run/attempt").asText()).startsWith("0001-");
        ModelNumbers.requireSame(summary, alone);
    }
}
