package dev.gristmill.store.log;

import java.util.Objects;

/**
 * Where the record of an attempt's inputs lies.
 *
 * @param key in the store
 * @param sha256 of its bytes
 */
public record InputsReference(String key, String sha256) {

    public InputsReference {
        Objects.requireNonNull(key);
        Objects.requireNonNull(sha256);
    }
}
