package dev.gristmill.store.storage;

/**
 * A key that holds bytes.
 *
 * @param key relative to the storage's root
 * @param sizeBytes how many
 */
public record StoredObject(String key, long sizeBytes) {}
