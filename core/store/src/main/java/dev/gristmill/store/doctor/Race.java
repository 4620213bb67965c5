package dev.gristmill.store.doctor;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.time.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight writers at once for one name, twenty times: each time one must win, and its bytes must be there. */
final class Race {

    static final int WRITERS = 8;
    static final int ROUNDS = 20;

    private static final String PROBE = WRITERS + " writers at once, " + ROUNDS + " times";

    private final Storage one;
    private final Storage other;
    private final MonotonicTime time;
    private final String folder;

    Race(Storage one, Storage other, MonotonicTime time, String folder) {
        this.one = one;
        this.other = other;
        this.time = time;
        this.folder = folder;
    }

    Finding run() {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            int wrong = 0;
            int most = 1;
            for (int round = 0; round < ROUNDS; round++) {
                String key = folder + "/" + round;
                List<Integer> winners = winners(threads, key);
                most = Math.max(most, winners.size());
                if (winners.size() != 1 || !StoreDoctor.holds(one, key, content(winners.get(0)))) {
                    wrong++;
                }
            }
            return new Finding(
                    PROBE,
                    wrong == 0,
                    wrong == 0
                            ? "one winner each time"
                            : "wrong in " + wrong + " of " + ROUNDS + " rounds, up to " + most + " winners");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(PROBE, false, "interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Integer> winners(ExecutorService threads, String key) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<PutOutcome>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Storage client = writer % 2 == 0 ? one : other;
            byte[] mine = content(writer);
            writers.add(() -> {
                start.await();
                return new SettledPut(client, time).put(key, mine);
            });
        }
        List<Future<PutOutcome>> outcomes = threads.invokeAll(writers);
        List<Integer> winners = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            if (outcome(outcomes.get(writer)) == PutOutcome.CREATED) {
                winners.add(writer);
            }
        }
        return winners;
    }

    private static PutOutcome outcome(Future<PutOutcome> writer) throws InterruptedException {
        try {
            return writer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GristmillException failure) {
                throw failure;
            }
            throw new IllegalStateException("A writer failed", e);
        }
    }

    private static byte[] content(int writer) {
        return StoreDoctor.bytes(("writer " + writer + " ").repeat(500));
    }
}
