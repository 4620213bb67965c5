package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fit that is killed goes on after its last checkpoint, and ends with the model of one that was left alone. */
final class ResumeIT {

    private static final int STOPPED = 143;
    private static final String DATE = "2001-02-01";
    private static final String STANDARD = "{columns: [distance], impute: median, scale: standard}, "
            + "{columns: [origin, hour, weekday], encode: one-hot}";

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
        /** Two trees at a time. */
        RANDOM_FOREST("{name: random-forest, params: {numTrees: 10, maxDepth: 4}}", "", STANDARD, 2, 6);

        private final String algorithm;
        private final String label;
        private final String features;
        private final int firstKill;
        private final int secondKill;

        Fit(String algorithm, String label) {
            this(algorithm, label, STANDARD);
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
    }

    @ParameterizedTest
    @EnumSource
    void killedTwiceEndsWithTheModelOfAFitThatWasLeftAlone(Fit fit) throws IOException, InterruptedException {
        JsonNode alone = succeed(job(fit, "alone"));
        Path job = job(fit, "killed");
        killAfterCheckpoint(job, fit.firstKill);
        killAfterCheckpoint(job, fit.secondKill);

        JsonNode last = succeed(job);

        assertThat(last.at("/fit/resumedAtIteration").asInt()).isGreaterThanOrEqualTo(fit.secondKill);
        requireSameModel(last, alone);
        assertThat(checkpoints("killed")).isEmpty();
    }

    @Test
    void killedThreeTimesInARowAndOnceWithADamagedCheckpoint() throws IOException, InterruptedException {
        JsonNode alone = succeed(job(Fit.LOGISTIC_REGRESSION, "alone"));
        Path job = job(Fit.LOGISTIC_REGRESSION, "killed");
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

        JsonNode last = succeed(job);

        assertThat(last.path("warnings").toString()).contains("is damaged and not used");
        assertThat(last.at("/fit/resumedAtIteration").asInt()).isPositive();
        requireSameModel(last, alone);
    }

    @Test
    void aSignalWritesACheckpointOfTheIterationUnderWay() throws IOException, InterruptedException {
        Path job = job(Fit.LOGISTIC_REGRESSION, "stopped", "checkpoint: {every: 1h}");
        JsonNode stopped;
        try (Program program = Launcher.start(arguments(job))) {
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

        JsonNode again = succeed(job);

        assertThat(again.at("/fit/resumedAtIteration").asInt()).isPositive();
        assertThat(again.at("/model/version").asInt()).isEqualTo(1);
    }

    private void killAfterCheckpoint(Path job, int iterations) throws IOException, InterruptedException {
        try (Program program = Launcher.start(arguments(job))) {
            Program.Ended killed = program.awaitOnStderr("checkpoint after " + iterations + " iterations")
                    .kill();
            assertThat(killed.exitCode()).as(killed.err()).isEqualTo(137);
        }
    }

    private static void requireSameModel(JsonNode found, JsonNode expected) throws IOException {
        assertThat(found.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(found.path("metrics")).isEqualTo(expected.path("metrics"));
        assertThat(found.at("/fit/iterations")).isEqualTo(expected.at("/fit/iterations"));
        assertThat(numbers(found)).isNotEmpty().isEqualTo(numbers(expected));
    }

    /**
     * The pages of every table in the model: neither files nor footers come in the same order each time. But for the one
     * in which spark.ml notes when each tree was saved.
     */
    private static List<String> numbers(JsonNode summary) throws IOException {
        Path model = Path.of(URI.create(summary.at("/model/pipelineModel").asText()));
        List<String> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".parquet"))
                    .filter(it -> !it.toString().contains("/treesMetadata/"))
                    .toList()) {
                Path folder = Objects.requireNonNull(model.relativize(file).getParent());
                numbers.add(folder + " " + HexFormat.of().formatHex(pages(Files.readAllBytes(file))));
            }
        }
        numbers.sort(Comparator.naturalOrder());
        return numbers;
    }

    // The last eight bytes are the footer's length and the magic word
    private static byte[] pages(byte[] parquet) {
        int footer = ByteBuffer.wrap(parquet).order(ByteOrder.LITTLE_ENDIAN).getInt(parquet.length - 2 * Integer.BYTES);
        return Arrays.copyOf(parquet, parquet.length - 2 * Integer.BYTES - footer);
    }

    private JsonNode succeed(Path job) throws IOException, InterruptedException {
        Program.Ended ended = Launcher.run(arguments(job));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }

    private static List<String> arguments(Path job) {
        return List.of("train", job.toString(), "--for", DATE, "-o", "json");
    }

    private Path job(Fit fit, String store) throws IOException {
        return job(fit, store, "checkpoint: {iterations: 1}");
    }

    private Path job(Fit fit, String store, String training) throws IOException {
        String text = fit == Fit.ALS ? ratings(fit, store, training) : flights(fit, store, training);
        Path file = folder.resolve(store + ".yaml");
        Files.writeString(file, text);
        return file;
    }

    private String ratings(Fit fit, String store, String training) {
        return """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: resume
                source: {connector: files, path: %s}
                split: {key: [user_id, item_id], holdout: 0.2}
                algorithm: %s
                training: {seed: 7, %s}
                publish: {store: %s}
                """.formatted(
                        Repository.file("examples/synthetic/ratings"), fit.algorithm, training, folder.resolve(store));
    }

    private String flights(Fit fit, String store, String training) {
        String label = fit.label.isEmpty() ? "label: {expression: \"delay > 15\"}" : "label: " + fit.label;
        return """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: resume
                source:
                  connector: files
                  path: %s
                  window: {column: flight_date, from: 2001-01-01, to: 2001-01-02}
                derive: {hour: "hour(date)", weekday: "dayofweek(date)"}
                %s
                split: {key: [date, origin, destination, distance, delay], holdout: 0.2}
                features: [%s]
                algorithm: %s
                training: {seed: 7, %s}
                publish: {store: %s}
                """.formatted(
                        Repository.file("examples/flights/data"),
                        fit.label.equals("none") ? "" : label,
                        fit.features,
                        fit.algorithm,
                        training,
                        folder.resolve(store));
    }

    private List<Path> checkpoints(String store) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(store))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/checkpoints/"))
                    .toList();
        }
    }
}
