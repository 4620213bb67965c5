package dev.gristmill.store.storage;

import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.time.MonotonicTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts if absent, and goes on until it is known whose bytes the key holds. A storage that times out, resets the connection
 * or answers with an error of its own may have stored the bytes all the same: then the key is read. If it is free, the
 * same bytes are put under the same key again, so that a first try that arrives late does no harm.
 *
 * <p>Safe for use by several threads.
 */
public final class SettledPut {

    private static final Set<ErrorCode> CERTAIN =
            Set.of(StoreErrors.STORAGE_FULL, StoreErrors.ACCESS_DENIED, StoreErrors.OUTCOME_UNKNOWN);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Storage storage;
    private final MonotonicTime time;
    private final Duration patience;

    /** Puts into this storage; each of them may take this long. */
    public SettledPut(Storage storage, MonotonicTime time, Duration patience) {
        this.storage = storage;
        this.time = time;
        this.patience = patience;
    }

    /**
     * Whether the key holds these bytes from now on; false if it holds others. Fails, retryable, if that cannot be learned
     * in time: whoever gets that failure must delete nothing.
     */
    public boolean put(String key, byte[] bytes) {
        Duration deadline = time.elapsed().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Try last = attempt(key, bytes);
            if (last.settled != null) {
                return last.settled;
            }
            if (time.elapsed().compareTo(deadline) >= 0 || !paused(pause)) {
                throw unknown(key, last.failure);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Try attempt(String key, byte[] bytes) {
        GristmillException failure = null;
        try {
            if (storage.putIfAbsent(key, bytes) == PutOutcome.CREATED) {
                return new Try(true, null);
            }
        } catch (GristmillException e) {
            failure = requireRetryable(e);
        }
        try {
            Optional<byte[]> there = storage.read(key);
            if (there.isPresent()) {
                return new Try(Arrays.equals(there.get(), bytes), null);
            }
        } catch (GristmillException e) {
            failure = failure == null ? requireRetryable(e) : failure;
        }
        if (failure != null && certain(failure)) {
            throw failure;
        }
        return new Try(null, failure);
    }

    private static GristmillException requireRetryable(GristmillException failure) {
        if (!failure.retryable()) {
            throw failure;
        }
        return failure;
    }

    // The next try will not do better: nothing was stored, or the storage itself has tried for long enough
    private static boolean certain(GristmillException failure) {
        return CERTAIN.contains(failure.code());
    }

    private boolean paused(Duration pause) {
        try {
            time.pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private GristmillException unknown(String key, @Nullable GristmillException failure) {
        String reason = failure == null ? "it is taken, and nothing can be read there" : failure.getMessage();
        return new GristmillException(
                StoreErrors.OUTCOME_UNKNOWN,
                "Cannot learn whether " + key + " was stored: " + reason,
                storage.root().toString(),
                "nothing was deleted; start the run again once the storage answers",
                failure);
    }

    /**
     * One try.
     *
     * @param settled whose bytes are there; null if nobody knows
     * @param failure why nobody knows
     */
    private record Try(@Nullable Boolean settled, @Nullable GristmillException failure) {}
}
