package dev.gristmill.store.fake;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StorageKeys;
import dev.gristmill.store.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A storage without a disk: its clock goes on by one millisecond with every write, and by as much as a test wishes. */
public final class MemoryStorage implements Storage {

    private final Map<String, byte[]> bytes = new TreeMap<>();
    private final Map<String, Instant> times = new TreeMap<>();
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    /** Lets the storage's time pass. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Takes over what another one holds. */
    public synchronized void copy(MemoryStorage other) {
        bytes.putAll(other.bytes);
        times.putAll(other.times);
    }

    /** All keys in ascending order. */
    public synchronized List<String> keys() {
        return List.copyOf(bytes.keySet());
    }

    @Override
    public synchronized PutOutcome putIfAbsent(String key, byte[] value) {
        if (bytes.containsKey(StorageKeys.requireKey(key))) {
            return PutOutcome.EXISTS;
        }
        replace(key, value);
        return PutOutcome.CREATED;
    }

    @Override
    public synchronized void replace(String key, byte[] value) {
        now = now.plusMillis(1);
        bytes.put(StorageKeys.requireKey(key), value.clone());
        times.put(key, now);
    }

    @Override
    public synchronized Optional<byte[]> read(String key) {
        return Optional.ofNullable(bytes.get(StorageKeys.requireKey(key))).map(byte[]::clone);
    }

    @Override
    public InputStream open(String key) {
        return new ByteArrayInputStream(read(key)
                .orElseThrow(() -> new GristmillException(
                        StoreErrors.OBJECT_MISSING, "Cannot read " + key + ": it is not there", null, null)));
    }

    @Override
    public void persist(String key) {
        // Memory is as durable as it gets here
    }

    @Override
    public synchronized void delete(String key) {
        bytes.remove(StorageKeys.requireKey(key));
        times.remove(key);
    }

    @Override
    public synchronized List<StoredObject> list(String folder, BiConsumer<String, GristmillException> odd) {
        String prefix = folder.isEmpty() ? "" : StorageKeys.requireFolder(folder) + "/";
        return bytes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new StoredObject(
                        entry.getKey(), entry.getValue().length, times.getOrDefault(entry.getKey(), now)))
                .toList();
    }

    @Override
    public List<String> children(String folder) {
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        return list(folder).stream()
                .map(object -> object.key().substring(start))
                .filter(key -> key.contains("/"))
                .map(key -> key.substring(0, key.indexOf('/')))
                .distinct()
                .toList();
    }

    @Override
    public URI uri(String key) {
        return URI.create("memory:/" + key);
    }

    @Override
    public URI root() {
        return URI.create("memory:/");
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public void verifyWritable() {
        // It is
    }
}
