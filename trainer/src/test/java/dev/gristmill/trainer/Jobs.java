package dev.gristmill.trainer;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Job files for tests. */
public final class Jobs {

    private static final String HEAD = """
            apiVersion: gristmill/v1
            kind: TrainingJob
            name: test-job
            """;

    private Jobs() {}

    /** The job that stands in the folder as {@code job.yaml}: some lines of it, after those that every job has. */
    public static TrainingJob of(Path folder, String lines) {
        try {
            Path file = folder.resolve("job.yaml");
            Files.writeString(file, HEAD + lines);
            return JobFile.load(
                    new JobRequest(file, List.of(), List.of()),
                    Catalogue.load(Jobs.class.getClassLoader()),
                    Environment.system());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A small job on {@code data} with these rules. */
    public static TrainingJob withFeatures(Path folder, String features) {
        return of(folder, """
                source: {connector: files, path: data}
                label: {column: label}
                split: {key: [id]}
                algorithm: {name: logistic-regression}
                publish: {store: models}
                features:
                """ + features.indent(2));
    }
}
