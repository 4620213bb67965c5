package dev.gristmill.store.storage;

import java.time.Instant;

/**
 * A key that holds bytes.
 *
 * @param key relative to the storage's root
 * @param sizeBytes how many
 * @param modifiedAt when they were stored, by the clock of the storage: compare it with other such times only
 */
public record StoredObject(String key, long sizeBytes, Instant modifiedAt) {}
