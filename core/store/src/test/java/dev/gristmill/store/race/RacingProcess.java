package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * A writer among several: runs one date after the other, most of them those of all writers. Arguments are the store, the
 * number of the writer, and the number of rounds. A start that ends with a retryable failure is started again.
 */
final class RacingProcess {

    static final Duration TTL = Duration.ofSeconds(2);

    private static final int OWN_DATE = 4;
    private static final int REPLACE = 6;

    private RacingProcess() {}

    public static void main(String[] arguments) throws IOException {
        int writer = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Random random = new Random(writer);
        for (int round = 1; round <= rounds; round++) {
            boolean own = random.nextInt(OWN_DATE) == 0;
            Overlap overlap = random.nextInt(REPLACE) == 0 ? Overlap.REPLACE : Overlap.QUEUE;
            insist(arguments[0], date(round, own ? writer : 0), overlap);
            System.out.println("round " + round);
            System.out.flush();
        }
    }

    /** The date of a round: that of all writers is writer 0's. */
    static String date(int round, int writer) {
        return String.format(Locale.ROOT, "%04d-%02d-01T00:00Z", 2000 + round, 1 + writer);
    }

    private static void insist(String location, String date, Overlap overlap) {
        while (true) {
            try {
                RunEnvironment environment = HaltedProcess.environment(TTL);
                Storage storage = Storages.open(location, environment.nonces());
                ModelStore store = new ModelStore(storage, environment);
                new FakeRun(store, storage, overlap, moment -> {}).run(TestStore.request(date), true);
                return;
            } catch (GristmillException e) {
                if (!e.retryable()) {
                    throw e;
                }
            }
        }
    }
}
