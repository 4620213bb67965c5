package dev.gristmill.store.artifact;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.Storage;
import java.net.URI;
import java.util.Objects;

/**
 * Something that is wrong with a stored version.
 *
 * @param code what kind of thing
 * @param message in one line, with the file's path within the artefact
 * @param where the file
 */
public record Finding(ErrorCode code, String message, String where) {

    private static final String RESTORE = "restore the file from a backup, or use another version";

    static Finding missing(Storage storage, String key, String path) {
        return differ("Cannot use the model: " + path + " is missing", storage, key);
    }

    static Finding extra(Storage storage, String key, String path) {
        return differ("Cannot use the model: " + path + " is not in its manifest", storage, key);
    }

    static Finding outside(Storage storage, String key) {
        return differ("Cannot use the model: MANIFEST.json lists a file outside of its folder", storage, key);
    }

    static Finding changed(Storage storage, String key, String path) {
        return new Finding(
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: " + path + " was changed after it was stored",
                storage.uri(key).toString());
    }

    static Finding untrusted(Storage storage, String key, String reason) {
        return new Finding(
                StoreErrors.NOT_TRUSTED,
                "Cannot trust the model: " + reason,
                storage.uri(key).toString());
    }

    /** What another check found, at this place if it names none. */
    public static Finding of(GristmillException failure, URI place) {
        String where = failure.code().equals(StoreErrors.NOT_A_FILE) ? null : failure.where();
        return new Finding(
                failure.code(),
                String.valueOf(failure.getMessage()),
                Objects.requireNonNullElse(where, place.toString()));
    }

    GristmillException failure() {
        return new GristmillException(
                code,
                message,
                where,
                code.equals(StoreErrors.NOT_TRUSTED)
                        ? "use a version that is signed by a trusted key; 'models verify --public-key' tells which are"
                        : RESTORE);
    }

    private static Finding differ(String message, Storage storage, String key) {
        return new Finding(StoreErrors.FILES_DIFFER, message, storage.uri(key).toString());
    }
}
