package dev.gristmill.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The example job on the flights of two days, for tests that start it again and again: the way of a run matters to them
 * and not the model.
 *
 * @param store where it publishes to
 * @param logicalDate what it is for; empty for a run of its own
 */
record QuickRun(Path store, String logicalDate) {

    static final String DATE = "2001-02-01";

    Program start() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                January.JOB,
                "-o",
                "json",
                "--set",
                "publish.store=" + store,
                "--set",
                "source.window.to=2001-01-02",
                "--set",
                "algorithm.params.maxIter=20",
                "--set",
                "gate[0].atLeast=0.5"));
        if (!logicalDate.isEmpty()) {
            arguments.addAll(List.of("--for", logicalDate));
        }
        return Launcher.start(arguments);
    }

    /** Runs it to its end; the document that it wrote. */
    JsonNode succeed() throws IOException, InterruptedException {
        try (Program program = start()) {
            Program.Ended ended = program.await(Program.PATIENCE);
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            return Json.document(ended.out());
        }
    }

    /** Exactly one version, which is the champion and whose records are whole. */
    void requireOneVersion() throws IOException, InterruptedException {
        Program.Ended list = Launcher.run("models", "list", "--store", store.toString(), "-o", "json");
        assertThat(list.exitCode()).as(list.err()).isZero();
        JsonNode model = Json.document(list.out()).at("/models/0");
        assertThat(model.path("versions")).hasSize(1);
        assertThat(model.path("champion").asInt()).isEqualTo(1);
        Program.Ended show = Launcher.run("models", "show", January.MODEL, "--store", store.toString(), "-o", "json");
        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(Json.document(show.out()).path("version").asInt()).isEqualTo(1);
    }
}
