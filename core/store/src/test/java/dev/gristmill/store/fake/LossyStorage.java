package dev.gristmill.store.fake;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.util.Random;

/** A storage that fails one put of four: half of them after it has stored the bytes. The same seed, the same failures. */
public final class LossyStorage extends InterposedStorage {

    private static final int ONE_OF = 4;

    private final Random random;
    private long lost;

    public LossyStorage(Storage storage, long seed) {
        super(storage);
        this.random = new Random(seed);
    }

    /** How many answers were lost so far. */
    public long lost() {
        return lost;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        int chance = random.nextInt(2 * ONE_OF);
        if (chance == 0) {
            throw down();
        }
        PutOutcome outcome = super.putIfAbsent(key, bytes);
        if (chance == 1) {
            throw down();
        }
        return outcome;
    }

    private GristmillException down() {
        lost++;
        return new GristmillException(StoreErrors.STORAGE_FAILED, "Cannot write: connection reset", null, null);
    }
}
