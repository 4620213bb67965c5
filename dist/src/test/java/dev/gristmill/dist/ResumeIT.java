package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fit that is killed goes on after its last checkpoint, and ends with the model of one that was left alone. */
final class ResumeIT {

    private static final int STOPPED = 143;
    /** In percent of all iterations. */
    private static final int[] SHARES = {10, 25, 50, 75, 95};

    @TempDir
    private Path folder;

    /** What is fitted; each with a penalty or a seed that keeps it going for some iterations. */
    enum Fit {
        LOGISTIC_REGRESSION("{name: logistic-regression, params: {maxIter: 25, tol: 0, regParam: 0.0001}}", ""),
        LINEAR_SVC("{name: linear-svc, params: {maxIter: 15, tol: 0, regParam: 0.001}}", ""),
        LINEAR_REGRESSION(
                "{name: linear-regression, params: {maxIter: 25, tol: 0, regParam: 0.001, solver: l-bfgs}}",
                "{expression: delay}"),
        K_MEANS("{name: k-means, params: {k: 6, maxIter: 25, tol: 0}}", "none"),
        ALS(
                "{name: als, params: {userCol: user_id, itemCol: item_id, ratingCol: rating, rank: 4, maxIter: 20}}",
                "none"),
        GAUSSIAN_MIXTURE(
                "{name: gaussian-mixture, params: {k: 3, maxIter: 15, tol: 0}}",
                "none",
                "{columns: [distance, delay, hour], impute: median, scale: standard}"),
        PERCEPTRON(
                "{name: multilayer-perceptron, params: {layers: [3, 4, 2], maxIter: 15, tol: 0}}",
                "",
                "{columns: [distance, hour, weekday], impute: median, scale: standard}"),
        LDA(
                "{name: lda, params: {k: 10, maxIter: 15, subsamplingRate: 0.2}}",
                "none",
                "{columns: [origin, hour, weekday], encode: one-hot}"),
        BOOSTED_TREES("{name: gradient-boosted-trees, params: {maxIter: 9, maxDepth: 3}}", ""),
        /** Three trees at a time. */
        RANDOM_FOREST("{name: random-forest, params: {numTrees: 10, maxDepth: 4}}", "", StepwiseJob.FEATURES, 3, 6);

        private final String algorithm;
        private final String label;
        private final String features;
        private final int firstKill;
        private final int secondKill;

        Fit(String algorithm, String label) {
            this(algorithm, label, StepwiseJob.FEATURES);
        }

        Fit(String algorithm, String label, String features) {
            this(algorithm, label, features, 3, 7);
        }

        Fit(String algorithm, String label, String features, int firstKill, int secondKill) {
            this.algorithm = algorithm;
            this.label = label;
            this.features = features;
            this.firstKill = firstKill;
            this.secondKill = secondKill;
        }

        /** How many iterations there are between two checkpoints. */
        int step() {
            return this == RANDOM_FOREST ? 3 : 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedTwiceEndsWithTheModelOfAFitThatWasLeftAlone(Fit fit) throws IOException, InterruptedException {
        JsonNode alone = job(fit, "alone").succeed();
        StepwiseJob job = job(fit, "killed");
        killAfterCheckpoint(job, fit.firstKill);
        killAfterCheckpoint(job, fit.secondKill);

        JsonNode last = job.succeed();

        assertThat(last.at("/fit/resumedAtIteration").asInt()).isGreaterThanOrEqualTo(fit.secondKill);
        ModelNumbers.requireSame(last, alone);
        assertThat(checkpoints("killed")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "soak", matches = "true")
    void killedAnywhereEndsWithTheModelOfAFitThatWasLeftAlone(Fit fit) throws IOException, InterruptedException {
        JsonNode alone = job(fit, "alone").succeed();
        int iterations = alone.at("/fit/iterations").asInt();
        for (int percent : SHARES) {
            int kill = Math.max(1, Math.min(iterations - 1, iterations * percent / 100) / fit.step()) * fit.step();
            StepwiseJob job = job(fit, "killed-" + percent);
            killAfterCheckpoint(job, kill);

            JsonNode last = job.succeed();

            assertThat(last.at("/fit/resumedAtIteration").asInt()).isGreaterThanOrEqualTo(kill);
            ModelNumbers.requireSame(last, alone);
        }
    }

    @Test
    void killedThreeTimesInARowAndOnceWithADamagedCheckpoint() throws IOException, InterruptedException {
        JsonNode alone = job(Fit.LOGISTIC_REGRESSION, "alone").succeed();
        StepwiseJob job = job(Fit.LOGISTIC_REGRESSION, "killed");
        for (int iteration = 2; iteration <= 6; iteration += 2) {
            killAfterCheckpoint(job, iteration);
        }
        List<Path> states = checkpoints("killed").stream()
                .filter(file -> file.endsWith("state"))
                .sorted()
                .toList();
        Path newest = states.get(states.size() - 1);
        byte[] damaged = Files.readAllBytes(newest);
        damaged[damaged.length / 2] ^= 1;
        Files.write(newest, damaged);

        JsonNode last = job.succeed();

        assertThat(last.path("warnings").toString()).contains("is damaged and not used");
        assertThat(last.at("/fit/resumedAtIteration").asInt()).isPositive();
        ModelNumbers.requireSame(last, alone);
    }

    @Test
    void aSignalWritesACheckpointOfTheIterationUnderWay() throws IOException, InterruptedException {
        StepwiseJob job = job(Fit.LOGISTIC_REGRESSION, "stopped", "checkpoint: {every: 1h}");
        JsonNode stopped;
        try (Program program = job.start()) {
            Program.Ended ended =
                    program.awaitOnStderr("iteration 1/").signal("TERM").await(Program.PATIENCE);
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(STOPPED);
            stopped = Json.document(ended.out());
        }
        assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
        Path records = Path.of(URI.create(stopped.at("/run/folder").asText()));
        JsonNode status = Json.document(Files.readString(records.resolve("status.json")));
        assertThat(status.path("checkpoint").asText()).contains("/checkpoints/000001");
        assertThat(Instant.parse(status.path("checkpointAt").asText()))
                .isBetween(
                        Instant.parse(status.path("startedAt").asText()),
                        Instant.parse(status.path("updatedAt").asText()));
        assertThat(checkpoints("stopped")).hasSize(2);

        JsonNode again = job.succeed();

        assertThat(again.at("/fit/resumedAtIteration").asInt()).isPositive();
        assertThat(again.at("/model/version").asInt()).isEqualTo(1);
    }

    private void killAfterCheckpoint(StepwiseJob job, int iterations) throws IOException, InterruptedException {
        try (Program program = job.start()) {
            Program.Ended killed = program.awaitOnStderr("checkpoint after " + iterations + " iterations")
                    .kill();
            assertThat(killed.exitCode()).as(killed.err()).isEqualTo(137);
        }
    }

    private StepwiseJob job(Fit fit, String store) throws IOException {
        return job(fit, store, "checkpoint: {iterations: 1}");
    }

    private StepwiseJob job(Fit fit, String store, String training) throws IOException {
        if (fit == Fit.ALS) {
            return StepwiseJob.onRatings(folder, store, fit.algorithm, training);
        }
        String label = fit.label.isEmpty() ? "label: {expression: \"delay > 15\"}" : "label: " + fit.label;
        StepwiseJob.Fit learned =
                new StepwiseJob.Fit(fit.label.equals("none") ? "" : label, fit.features, fit.algorithm);
        return StepwiseJob.write(folder, store, learned, training);
    }

    private List<Path> checkpoints(String store) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(store))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/checkpoints/"))
                    .toList();
        }
    }
}
