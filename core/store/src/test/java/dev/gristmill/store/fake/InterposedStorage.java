package dev.gristmill.store.fake;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A storage that hands everything on, for tests that put something between the caller and the storage. */
public abstract class InterposedStorage implements Storage {

    private final Storage storage;

    protected InterposedStorage(Storage storage) {
        this.storage = storage;
    }

    /** A storage in which others come right before the first entry that a log is given. */
    public static Storage beforeNextEntry(Storage storage, Runnable others) {
        return new InterposedStorage(storage) {
            private Runnable now = others;

            @Override
            public PutOutcome putIfAbsent(String key, byte[] bytes) {
                if (key.contains("/log/")) {
                    Runnable once = now;
                    now = () -> {};
                    once.run();
                }
                return super.putIfAbsent(key, bytes);
            }
        };
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        return storage.putIfAbsent(key, bytes);
    }

    @Override
    public void replace(String key, byte[] bytes) {
        storage.replace(key, bytes);
    }

    @Override
    public Optional<byte[]> read(String key) {
        return storage.read(key);
    }

    @Override
    public InputStream open(String key) {
        return storage.open(key);
    }

    @Override
    public void persist(String key) {
        storage.persist(key);
    }

    @Override
    public void delete(String key) {
        storage.delete(key);
    }

    @Override
    public long discardLeftovers(String folder, Instant before) {
        return storage.discardLeftovers(folder, before);
    }

    @Override
    public List<StoredObject> list(String folder, BiConsumer<String, GristmillException> odd) {
        return storage.list(folder, odd);
    }

    @Override
    public List<String> children(String folder) {
        return storage.children(folder);
    }

    @Override
    public URI uri(String key) {
        return storage.uri(key);
    }

    @Override
    public URI root() {
        return storage.root();
    }

    @Override
    public boolean exists() {
        return storage.exists();
    }

    @Override
    public void verifyWritable() {
        storage.verifyWritable();
    }
}
