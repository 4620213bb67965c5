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
 * or answers with an error of its own may have stored the bytes all the same, and one that says that the key is taken may
 * have met its own earlier try: then the key is read and compared. If it is free, the same bytes are put under the same
 * key again, so that a first try that arrives late does no harm. This is the one place where an answer is doubted.
 *
 * <p>Safe for use by several threads.
 */
public final class SettledPut {

    /** With which a first try says that another will not do better. */
    private static final Set<ErrorCode> HOPELESS = Set.of(
            StoreErrors.STORAGE_FULL, StoreErrors.ACCESS_DENIED, StoreErrors.UNREACHABLE, StoreErrors.NOT_WRITABLE);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Storage storage;
    private final MonotonicTime time;
    private final Duration patience;

    /** Puts into this storage; each of them may take two minutes. */
    public SettledPut(Storage storage, MonotonicTime time) {
        this(storage, time, PATIENCE);
    }

    /** Puts into this storage; each of them may take this long, and as long as the try that is under way then. */
    public SettledPut(Storage storage, MonotonicTime time, Duration patience) {
        this.storage = storage;
        this.time = time;
        this.patience = patience;
    }

    /**
     * {@link PutOutcome#CREATED} if the key holds these bytes from now on, {@link PutOutcome#EXISTS} if it holds others.
     * Fails, retryable, if that cannot be learned in time: whoever gets that failure must delete nothing.
     */
    public PutOutcome put(String key, byte[] bytes) {
        Duration deadline = time.elapsed().plus(patience);
        Duration pause = FIRST_PAUSE;
        Try last = attempt(key, bytes);
        if (last.outcome == null && last.failure != null && HOPELESS.contains(last.failure.code())) {
            throw last.failure;
        }
        while (last.outcome == null) {
            if (time.elapsed().compareTo(deadline) >= 0 || !paused(pause)) {
                throw unknown(key, last.failure);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            last = attempt(key, bytes);
        }
        return last.outcome;
    }

    private Try attempt(String key, byte[] bytes) {
        GristmillException failure = null;
        try {
            if (storage.putIfAbsent(key, bytes) == PutOutcome.CREATED) {
                return new Try(PutOutcome.CREATED, null);
            }
        } catch (GristmillException e) {
            failure = requireRetryable(e);
        }
        // Who is interrupted learns the outcome first: no client of a file system reads for such a thread
        boolean interrupted = Thread.interrupted();
        try {
            return new Try(compare(key, bytes), failure);
        } catch (GristmillException e) {
            return new Try(null, failure == null ? requireRetryable(e) : failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable PutOutcome compare(String key, byte[] bytes) {
        Optional<byte[]> there = storage.read(key);
        if (there.isEmpty()) {
            return null;
        }
        return Arrays.equals(there.get(), bytes) ? PutOutcome.CREATED : PutOutcome.EXISTS;
    }

    private static GristmillException requireRetryable(GristmillException failure) {
        if (!failure.retryable()) {
            throw failure;
        }
        return failure;
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
     * @param outcome whose bytes are there; null if nobody knows
     * @param failure why the put itself, or else the reading, failed; null if it did not
     */
    private record Try(
            @Nullable PutOutcome outcome, @Nullable GristmillException failure) {}
}
