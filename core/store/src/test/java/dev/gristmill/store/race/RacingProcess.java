package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Overlap;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.fake.FakeRun;
import dev.gristmill.store.fake.TestStore;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A writer among several; the argument is its ttl in seconds. Each line that it is told is a store, a date and what to do when another is at work; it runs that
 * date, says {@code done}, and waits for the next line. A start that ends with a retryable failure is started again.
 */
final class RacingProcess {

    private final RunEnvironment environment;
    private final Map<String, Storage> storages = new HashMap<>();

    private RacingProcess(Duration ttl) {
        environment = CrashingProcess.environment(ttl);
    }

    public static void main(String[] arguments) throws IOException {
        RacingProcess writer = new RacingProcess(Duration.ofSeconds(Long.parseLong(arguments[0])));
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            String[] words = line.split(" ", -1);
            writer.insist(words[0], words[1], Overlap.valueOf(words[2]));
            System.out.println("done");
            System.out.flush();
        }
    }

    /** The date of a round: that of all writers is writer 0's. */
    static String date(int round, int writer) {
        return String.format(Locale.ROOT, "%04d-%02d-01T00:00Z", 2000 + round, 1 + writer);
    }

    private void insist(String location, String date, Overlap overlap) {
        Storage storage = storages.computeIfAbsent(location, there -> Storages.open(there, environment.nonces()));
        ModelStore store = new ModelStore(storage, environment);
        while (true) {
            try {
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
