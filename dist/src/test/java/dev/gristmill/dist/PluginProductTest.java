package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar in the plug-in folder: what it brings is there like what Gristmill brings. */
@Tag("product")
final class PluginProductTest {

    private static final String JAR = "gristmill-plugin-1.0.0.jar";
    private static final String JOB = "examples/plugin/job.yaml";

    @TempDir
    private Path folder;

    private Path plugins;

    @BeforeEach
    void dropTheJar() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plug ins"));
        Files.copy(Repository.file("examples/plugin/target/" + JAR), plugins.resolve(JAR));
    }

    @Test
    void listsWhatThePluginBrings() throws IOException, InterruptedException {
        assertThat(document("algorithms", "-o", "json").path("algorithms").findValuesAsText("name"))
                .contains("poisson-regression", "logistic-regression");
        assertThat(document("stages", "-o", "json").path("stages").findValuesAsText("name"))
                .contains("CyclicEncoder", "StringIndexer");
        assertThat(run("algorithms", "poisson-regression").out()).contains("maxIter", "regression");
        assertThat(run("schema").out()).contains("poisson-regression", "CyclicEncoder", "json-lines");
    }

    @Test
    void checksAJobAgainstWhatThePluginBrings() throws IOException, InterruptedException {
        assertThat(run("validate", JOB).exitCode()).isZero();

        Program.Ended broken = run(
                "validate",
                JOB,
                "--set",
                "algorithm.params.maxItr=5",
                "--set",
                "features[1].params.period=0",
                "--set",
                "source.shema=x");

        assertThat(broken.exitCode()).isEqualTo(64);
        assertThat(broken.err())
                .contains("did you mean 'maxIter'?", "did you mean 'schema'?")
                .contains("Invalid features[1].params.period: '0' (expected a number > 0)");
    }

    @Test
    void trainsWithWhatThePluginBrings() throws IOException, InterruptedException {
        JsonNode summary = document("train", JOB, "--set", "publish.store=" + folder.resolve("models"), "-o", "json");

        assertThat(summary.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(summary.at("/algorithm/name").asText()).isEqualTo("poisson-regression");
        assertThat(summary.at("/source/connector").asText()).isEqualTo("json-lines");
        assertThat(summary.at("/metrics/r2").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void knowsNothingOfItWithoutTheJar() throws IOException, InterruptedException {
        Program.Ended validation = Launcher.run("validate", JOB);

        assertThat(validation.exitCode()).isEqualTo(64);
        assertThat(validation.err()).contains("'json-lines'", "'CyclicEncoder'", "'poisson-regression'");
    }

    private JsonNode document(String... arguments) throws IOException, InterruptedException {
        Program.Ended ended = run(arguments);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return Json.document(ended.out());
    }

    private Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return Launcher.runWith(Map.of("GRISTMILL_PLUGINS", plugins.toString()), arguments);
    }
}
