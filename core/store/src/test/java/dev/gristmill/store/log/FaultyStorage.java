package dev.gristmill.store.log;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;

/** A storage whose next put goes wrong in the way that a test asks for. */
final class FaultyStorage extends InterposedStorage {

    private Runnable before = () -> {};
    private boolean lost;

    FaultyStorage(Storage storage) {
        super(storage);
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

    /** Every put fails and stores nothing. */
    void failAllPuts() {
        before = () -> {
            failAllPuts();
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
        PutOutcome outcome = super.putIfAbsent(key, bytes);
        if (lost) {
            lost = false;
            throw down();
        }
        return outcome;
    }

    private static GristmillException down() {
        return new GristmillException(StoreErrors.STORAGE_FAILED, "Cannot write: the network is down", null, null);
    }
}
