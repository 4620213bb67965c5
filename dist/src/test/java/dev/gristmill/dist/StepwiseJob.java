package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A job on the flights of two days whose fit goes step by step, long enough to be interrupted.
 *
 * @param file the job file
 * @param store where it publishes to
 */
record StepwiseJob(Path file, Path store) {

    /** Of different kinds. */
    static final String FEATURES = "{columns: [distance], impute: median, scale: standard}, "
            + "{columns: [origin, hour, weekday], encode: one-hot}";

    /** Iterations are linear algebra, which the vector module makes slow where the second compiler is not at work. */
    private static final Map<String, String> BOTH_COMPILERS = Map.of("GRISTMILL_JAVA_OPTS", "");

    private static final String MODEL = "resume";
    private static final String DATE = "2001-02-01";

    /**
     * What is to be learned.
     *
     * @param label the line of the job file; empty for none
     * @param features the rules of the job file, with commas between them
     * @param algorithm its value in the job file
     */
    record Fit(String label, String features, String algorithm) {}

    /** Late flights, by exactly that many iterations. */
    static Fit logisticRegression(int iterations) {
        return new Fit(
                "label: {expression: \"delay > 15\"}",
                FEATURES,
                "{name: logistic-regression, params: {maxIter: " + iterations + ", tol: 0, regParam: 0.0001}}");
    }

    /**
     * Writes {@code STORE.yaml} into the folder, which will be the store's too.
     *
     * @param training a key of {@code training} with its value
     */
    static StepwiseJob write(Path folder, String store, Fit fit, String training) throws IOException {
        String text = """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: %s
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
                        MODEL,
                        Repository.file("examples/flights/data"),
                        fit.label(),
                        fit.features(),
                        fit.algorithm(),
                        training,
                        folder.resolve(store));
        Path file = folder.resolve(store + ".yaml");
        Files.writeString(file, text);
        return new StepwiseJob(file, folder.resolve(store));
    }

    /** The same of an algorithm that learns from ratings. */
    static StepwiseJob onRatings(Path folder, String store, String algorithm, String training) throws IOException {
        String text = """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: %s
                source: {connector: files, path: %s}
                split: {key: [user_id, item_id], holdout: 0.2}
                algorithm: %s
                training: {seed: 7, %s}
                publish: {store: %s}
                """.formatted(
                MODEL, Repository.file("examples/synthetic/ratings"), algorithm, training, folder.resolve(store));
        Path file = folder.resolve(store + ".yaml");
        Files.writeString(file, text);
        return new StepwiseJob(file, folder.resolve(store));
    }

    /** Starts it with further arguments and environment variables. */
    Program start(Map<String, String> environment, String... further) throws IOException {
        return Launcher.start(environment, arguments(further));
    }

    Program start(String... further) throws IOException {
        return start(BOTH_COMPILERS, further);
    }

    /** Starts it where the disk is mounted. */
    Program startIn(TinyDisk disk) throws IOException {
        return Launcher.startBehind(disk.entrance(), arguments());
    }

    private List<String> arguments(String... further) {
        List<String> arguments = new ArrayList<>(List.of("train", file.toString(), "--for", DATE, "-o", "json"));
        arguments.addAll(Arrays.asList(further));
        return arguments;
    }

    /** Runs it to its end; the document that it wrote. */
    JsonNode succeed() throws IOException, InterruptedException {
        try (Program program = start()) {
            return succeeded(program);
        }
    }

    /** The store holds exactly one version of the model, and every byte of it is what was sealed. */
    void requireOneWholeVersion() throws IOException, InterruptedException {
        Program.Ended list = Launcher.run("models", "list", "--store", store.toString(), "-o", "json");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(Json.document(list.out()).at("/models/0/versions")).hasSize(1);
        Program.Ended verify = Launcher.run("models", "verify", MODEL, "--store", store.toString());
        assertThat(verify.exitCode()).as(verify.err()).isZero();
    }

    /** The document of a run once it has ended well. */
    static JsonNode succeeded(Program program) throws InterruptedException {
        Program.Ended ended = program.await(Program.PATIENCE);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }
}
