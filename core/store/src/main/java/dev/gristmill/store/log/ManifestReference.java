package dev.gristmill.store.log;

import java.util.Objects;

/**
 * Where the manifest of an artefact lies.
 *
 * @param key in the store
 * @param sha256 of the manifest's bytes, and so, through it, of every byte of the artefact
 * @param sizeBytes of all the files that it lists
 */
public record ManifestReference(String key, String sha256, long sizeBytes) {

    public ManifestReference {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sha256);
    }
}
