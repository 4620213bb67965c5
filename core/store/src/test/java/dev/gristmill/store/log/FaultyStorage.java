package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A storage whose next put goes wrong in the way that a test asks for. */
final class FaultyStorage implements Storage {

    private final Storage storage;
    private Runnable before = () -> {};
    private boolean lost;

    FaultyStorage(Storage storage) {
        this.storage = storage;
    }

    /** Another writer comes right before the next put. */
    void beforeNextPut(Runnable other) {
        before = other;
    }

    /** The next put fails and stores nothing. */
    void failNextPut() {
        before = () -> {
            throw down();
        };
    }

    /** The next put stores and then fails. */
    void loseNextAnswer() {
        lost = true;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        Runnable now = before;
        before = () -> {};
        now.run();
        PutOutcome outcome = storage.putIfAbsent(key, bytes);
        if (lost) {
            lost = false;
            throw down();
        }
        return outcome;
    }

    private static GristmillException down() {
        return new GristmillException(StoreErrors.STORAGE_FAILED, "Cannot write: the network is down", null, null);
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
