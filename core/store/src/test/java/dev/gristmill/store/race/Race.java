package dev.gristmill.store.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Eight writer processes that race in rounds: at each they all begin at once, and all have ended before the next. The
 * processes stay; the stores change, so that no log grows so long that reading it is all that takes time.
 */
final class Race implements AutoCloseable {

    /** Long enough for a log to pass its first snapshot. */
    static final int ROUNDS_PER_STORE = 8;

    private static final int WRITERS = 8;
    private static final int OWN_DATE = 4;
    private static final int REPLACE = 6;
    private static final int LONGEST_MILLIS = 600;

    private final Duration ttl;
    private final Random random;
    private final List<Contestant> writers = new ArrayList<>();

    /** Writers that may be taken for dead when they have been silent for so long, in whole seconds. */
    Race(Duration ttl, long seed) throws IOException {
        this.ttl = ttl;
        random = new Random(seed);
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(new Contestant(ttl));
        }
    }

    /** Races for so many rounds; the stores that they were in, for {@link RaceCheck}. */
    List<String> run(String location, int rounds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> stores = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (round % ROUNDS_PER_STORE == 0) {
                stores.add(location + "/race-" + stores.size());
            }
            round(stores.get(stores.size() - 1), round % ROUNDS_PER_STORE);
        }
        System.out.println(location + ": " + WRITERS + " writers, " + rounds + " rounds in " + seconds(start) + " s");
        return stores;
    }

    /** The same, with a writer killed in the midst of each round, another while after its beginning, and started again. */
    List<String> kill(String location, int kills) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> stores = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            if (kill % ROUNDS_PER_STORE == 0) {
                stores.add(location + "/kill-" + stores.size());
            }
            String store = stores.get(stores.size() - 1);
            List<String> commands = commands(store, kill % ROUNDS_PER_STORE);
            tell(commands);
            int victim = random.nextInt(WRITERS);
            writers.get(victim).killAfter(random.nextInt(LONGEST_MILLIS));
            for (int writer = 0; writer < WRITERS; writer++) {
                if (writer != victim) {
                    writers.get(writer).await();
                }
            }
            writers.set(victim, new Contestant(ttl));
            writers.get(victim).tell(commands.get(victim));
            writers.get(victim).await();
        }
        System.out.println(location + ": " + kills + " writers killed in " + seconds(start) + " s");
        return stores;
    }

    private void round(String store, int round) throws IOException {
        tell(commands(store, round));
        for (Contestant writer : writers) {
            writer.await();
        }
    }

    private void tell(List<String> commands) throws IOException {
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.get(writer).tell(commands.get(writer));
        }
    }

    // Most of the dates are those of all writers
    private List<String> commands(String store, int round) {
        List<String> commands = new ArrayList<>();
        for (int writer = 1; writer <= WRITERS; writer++) {
            boolean own = random.nextInt(OWN_DATE) == 0;
            String overlap = random.nextInt(REPLACE) == 0 ? "REPLACE" : "QUEUE";
            commands.add(store + " " + RacingProcess.date(round, own ? writer : 0) + " " + overlap);
        }
        return commands;
    }

    static long seconds(long startNanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
    }

    @Override
    public void close() {
        writers.forEach(Contestant::close);
    }

    /** A writer process. */
    private static final class Contestant {

        private final Process process;
        private final BufferedReader said;
        private final Writer told;

        Contestant(Duration ttl) throws IOException {
            process = Jvm.start(RacingProcess.class, Long.toString(ttl.toSeconds()));
            said = process.inputReader(StandardCharsets.UTF_8);
            told = process.outputWriter(StandardCharsets.UTF_8);
        }

        void tell(String command) throws IOException {
            told.write(command + "\n");
            told.flush();
        }

        void await() throws IOException {
            assertThat(said.readLine()).isEqualTo("done");
        }

        void killAfter(int millis) throws InterruptedException {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
