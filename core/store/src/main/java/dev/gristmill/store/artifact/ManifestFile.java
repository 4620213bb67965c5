package dev.gristmill.store.artifact;

import java.util.Objects;

/**
 * A file of an artefact.
 *
 * @param path relative to the artefact's folder
 * @param sizeBytes its length
 * @param sha256 of its bytes
 */
public record ManifestFile(String path, long sizeBytes, String sha256) {

    public ManifestFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
    }
}
