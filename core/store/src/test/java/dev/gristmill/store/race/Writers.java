package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.store.storage.Storage;

/** What a scheduler does with a run that ends with exit code 75. */
final class Writers {

    private static final int STARTS = 50;

    private Writers() {}

    /** Starts the run until it ends with another code. */
    static void insist(Storage storage, int writer, RunRequest request) {
        ModelStore store = TestStore.writer(storage, writer).store();
        for (int start = 1; ; start++) {
            try {
                new FakeRun(store, storage, Overlap.REPLACE, moment -> {}).run(request, true);
                return;
            } catch (GristmillException e) {
                if (!e.retryable() || start == STARTS) {
                    throw e;
                }
            }
        }
    }
}
