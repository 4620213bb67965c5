package dev.gristmill.store.run;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.time.MonotonicTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Shows others that an attempt is at work, by a counter in its folder that nobody else writes, and finds out when another
 * has taken over. A beat that the storage refuses is left out: others take over only when there has been none for the whole
 * ttl.
 */
public final class Heartbeat implements AutoCloseable {

    private static final int BEATS_PER_TTL = 6;

    private final RunClaim claim;
    private final MonotonicTime time;
    private final Duration interval;
    private final Consumer<GristmillException> fenced;
    private final Thread thread;
    private long counter;

    Heartbeat(RunClaim claim, RunEnvironment environment, Consumer<GristmillException> fenced) {
        this.claim = claim;
        this.time = environment.time();
        this.interval = environment.claimTtl().dividedBy(BEATS_PER_TTL);
        this.fenced = fenced;
        this.thread = new Thread(this::run, "heartbeat");
        thread.setDaemon(true);
    }

    Heartbeat start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (beat()) {
                time.pause(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows that the attempt lives; whether it still may. */
    boolean beat() {
        try {
            counter++;
            claim.putHeartbeat((counter + "\n").getBytes(StandardCharsets.US_ASCII));
            claim.requireHeld();
        } catch (GristmillException e) {
            if (e.code().equals(StoreErrors.FENCED)) {
                fenced.accept(e);
                return false;
            }
        }
        return true;
    }

    /** Ends it. The counter stays as it is, and so stands still from here on. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
