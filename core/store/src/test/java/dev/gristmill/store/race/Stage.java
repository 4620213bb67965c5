package dev.gristmill.store.race;

import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writers that take the steps whose order matters one by one, as a schedule says: to list a log and to put an entry into it.
 * An entry is never changed and an attempt's folder has one writer, so that everything else gives the same whenever it is
 * done. Play it once.
 */
final class Stage {

    private static final int NOBODY = -1;

    private final Storage storage;
    private final PrimitiveIterator.OfInt turns;
    private final List<Consumer<Storage>> writers = new ArrayList<>();
    private boolean[] done = {};
    private int turn = NOBODY;

    /**
     * A stage.
     *
     * @param turns whose turn it is, by the order of entering; turns of a writer that has ended are passed over. After them
     *     the writers go on to their end, the last one first
     */
    Stage(Storage storage, IntStream turns) {
        this.storage = storage;
        this.turns = turns.iterator();
    }

    /** Adds a writer. */
    Stage enter(Consumer<Storage> work) {
        writers.add(work);
        return this;
    }

    /** Plays it to its end; what a writer failed with is a failure of the play. */
    void play(ExecutorService threads) {
        done = new boolean[writers.size()];
        next();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int writer = 0; writer < writers.size(); writer++) {
            int number = writer;
            ends.add(CompletableFuture.runAsync(() -> run(number), threads));
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
    }

    private void run(int number) {
        TurnStorage view = new TurnStorage(number);
        try {
            writers.get(number).accept(view);
        } finally {
            end(number, view);
        }
    }

    private synchronized void end(int number, TurnStorage view) {
        done[number] = true;
        if (view.holding || turn == number) {
            next();
        }
    }

    private synchronized void await(TurnStorage view) {
        if (view.holding) {
            next();
        }
        try {
            while (turn != view.number) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot wait for the turn", e);
        }
        view.holding = true;
    }

    private synchronized void next() {
        turn = NOBODY;
        while (turn == NOBODY && turns.hasNext()) {
            int wanted = turns.nextInt();
            turn = done[wanted] ? NOBODY : wanted;
        }
        for (int writer = done.length - 1; writer >= 0 && turn == NOBODY; writer--) {
            turn = done[writer] ? NOBODY : writer;
        }
        notifyAll();
    }

    /** What one writer sees: it waits for its turn, and keeps the turn until it needs the next one. */
    private final class TurnStorage extends InterposedStorage {

        private final int number;
        private boolean holding;

        TurnStorage(int number) {
            super(storage);
            this.number = number;
        }

        @Override
        public PutOutcome putIfAbsent(String key, byte[] bytes) {
            if (key.contains("/log/")) {
                await(this);
            }
            return super.putIfAbsent(key, bytes);
        }

        @Override
        public List<StoredObject> list(String folder) {
            if (folder.endsWith("/log")) {
                await(this);
            }
            return super.list(folder);
        }
    }
}
