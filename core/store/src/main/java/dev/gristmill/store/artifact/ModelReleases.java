package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import java.util.List;

/** The releases of Spark that a stored model was written by: an older Spark may read a newer one's files wrongly. */
final class ModelReleases {

    private static final String SPARK_VERSION = "sparkVersion";

    private final Storage storage;
    private final AttemptLayout layout;
    private final SparkRelease reader;

    /** The releases of this artefact's model, for that reader. */
    ModelReleases(Storage storage, AttemptLayout layout, SparkRelease reader) {
        this.storage = storage;
        this.layout = layout;
        this.reader = reader;
    }

    /** Refuses a model that a newer Spark wrote: as a whole, or any stage of it. */
    void requireReadable(JobDocument job, List<String> paths) {
        requireReadable(ArtifactPaths.JOB, job.environment().spark());
        for (ModelMetadata.Line line : new ModelMetadata(storage, layout).lines(paths)) {
            for (JsonNode version : line.tree().findValues(SPARK_VERSION)) {
                requireReadable(line.path(), version.asText());
            }
        }
    }

    private void requireReadable(String path, String writer) {
        if (reader.reads(new SparkRelease(writer))) {
            return;
        }
        String shown = writer.replaceAll("[^A-Za-z0-9._+-]", "?");
        throw new GristmillException(
                StoreErrors.SPARK_NEWER,
                "Cannot load the model: " + path + " says that it is of Spark " + shown
                        + " (expected none newer than the Spark " + reader.version() + " here)",
                storage.uri(layout.artifactKey(path)).toString(),
                "load it with the Spark that wrote it, or a newer one; or use a version that an older one wrote");
    }
}
