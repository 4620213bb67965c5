package dev.gristmill.store.artifact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every file of an artefact but itself: the artefact's last file ({@code MANIFEST.json}).
 *
 * @param model the model's name
 * @param runId the run that made the artefact
 * @param attemptId the attempt of that run
 * @param createdAt when it was complete
 * @param files in ascending order of their paths
 * @param pluginClasses the classes that the model's metadata may name beside those of spark.ml, in ascending order
 */
public record Manifest(
        String model,
        String runId,
        String attemptId,
        Instant createdAt,
        List<ManifestFile> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pluginClasses) {

    public Manifest {
        Objects.requireNonNull(model);
        Objects.requireNonNull(runId);
        Objects.requireNonNull(attemptId);
        Objects.requireNonNull(createdAt);
        files = List.copyOf(files);
        // Absent for a model of spark.ml's own classes
        pluginClasses = Objects.requireNonNullElse(pluginClasses, List.<String>of()).stream()
                .sorted()
                .toList();
    }

    /** The file at this path, relative to the artefact's folder. */
    public Optional<ManifestFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** How long all the files are together. */
    public long sizeBytes() {
        return files.stream().mapToLong(ManifestFile::sizeBytes).sum();
    }
}
