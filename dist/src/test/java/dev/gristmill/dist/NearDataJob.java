package dev.gristmill.dist;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small job on flights in HDFS, for tests that ask where its tasks ran. */
final class NearDataJob {

    private NearDataJob() {}

    /** Writes the job into a folder, where it publishes its model too. */
    static Path write(Path folder, URI data) throws IOException {
        return Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: near
                source: {connector: files, path: "%s"}
                label: {expression: "delay > 15"}
                split: {key: [date, origin, destination, distance, delay]}
                features: [{columns: [distance], impute: median, scale: standard}]
                algorithm: {name: logistic-regression, params: {maxIter: 3}}
                publish: {store: %s}
                """.formatted(data, folder.resolve("models")));
    }
}
