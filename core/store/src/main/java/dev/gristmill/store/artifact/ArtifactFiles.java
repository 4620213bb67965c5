package dev.gristmill.store.artifact;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.io.InputStream;

/** Hashes stored files without holding them in memory. */
final class ArtifactFiles {

    private ArtifactFiles() {}

    static String sha256(Storage storage, String key) {
        try (InputStream stream = storage.open(key)) {
            return Sha256.of(stream);
        } catch (IOException e) {
            throw new GristmillException(
                    StoreErrors.STORAGE_FAILED,
                    "Cannot read " + key + ": " + e.getMessage(),
                    storage.uri(key).toString(),
                    null,
                    e);
        }
    }
}
