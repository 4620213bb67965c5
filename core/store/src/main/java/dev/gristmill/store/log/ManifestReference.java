package dev.gristmill.store.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the manifest of an artefact lies.
 *
 * @param key in the store
 * @param sha256 of the manifest's bytes, and so, through it, of every byte of the artefact
 * @param sizeBytes of all the files that it lists
 * @param signatureSha256 of the file that holds the manifest's signature; null if it was not signed
 */
public record ManifestReference(
        String key,
        String sha256,
        long sizeBytes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String signatureSha256) {

    public ManifestReference {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sha256);
    }
}
