package dev.gristmill.store.doctor;

import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Every writer wins, as on a store that ignores conditions. */
final class CarelessStorage implements Storage {

    private final Storage storage;

    CarelessStorage(Storage storage) {
        this.storage = storage;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        storage.replace(key, bytes);
        return PutOutcome.CREATED;
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
    public List<StoredObject> list(String folder) {
        return storage.list(folder);
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
