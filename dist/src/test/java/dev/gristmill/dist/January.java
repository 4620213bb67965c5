package dev.gristmill.dist;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The example job on the flights of one month, trained once through the launcher: what several tests look at, and none
 * changes.
 */
final class January {

    static final String JOB = "examples/flights/job.yaml";
    static final String MODEL = "flight-delays";
    static final int DAYS = 31;

    private January() {}

    /** The store; holds one version. */
    static Path store() {
        return Holder.STORE;
    }

    static Program.Ended training() {
        return Holder.TRAINING;
    }

    /** The document that the training wrote. */
    static JsonNode summary() {
        return Json.document(training().out());
    }

    /** The command line that trains into a store. */
    static List<String> train(Path store, String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                "train", JOB, "--set", "publish.store=" + store, "--set", "source.window.to=2001-01-31", "-o", "json"));
        arguments.addAll(Arrays.asList(further));
        return arguments;
    }

    /** A copy of the store that a test may change. */
    static Path copyOfStore(Path folder) throws IOException {
        return Folders.copy(store(), folder);
    }

    private static final class Holder {

        static final Path STORE;
        static final Program.Ended TRAINING;

        static {
            try {
                STORE = Files.createTempDirectory("january").resolve("models");
                TRAINING = Launcher.run(train(STORE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted while a model was trained", e);
            }
        }
    }
}
