package dev.gristmill.job.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Which job is asked for.
 *
 * @param file the job file as the user named it
 * @param profiles the names of profiles to overlay, in order
 * @param settings {@code path=value} changes on top of them, in order
 */
public record JobRequest(Path file, List<String> profiles, List<String> settings) {

    public JobRequest {
        Objects.requireNonNull(file);
        profiles = List.copyOf(profiles);
        settings = List.copyOf(settings);
    }

    /** The job as its file states it. */
    public static JobRequest of(Path file) {
        return new JobRequest(file, List.of(), List.of());
    }
}
