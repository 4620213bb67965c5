package dev.gristmill.storage.hadoop;

import dev.gristmill.store.storage.PutOutcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Put-if-absent with a certain outcome. A write that failed may have stored its bytes all the same: an answer got lost, or
 * the client repeated itself and then met its own bytes. So the slot is read back and compared. If nothing is there, the
 * same slot and bytes are written again, which is harmless however late the first write arrives.
 */
final class Settlement {

    private final FileSystem files;
    private final Writes writes;
    private final HadoopFailures failures;
    private final Patience patience;

    Settlement(FileSystem files, Writes writes, HadoopFailures failures, Patience patience) {
        this.files = files;
        this.writes = writes;
        this.failures = failures;
        this.patience = patience;
    }

    /** Whether the slot was free for these bytes; retryable if that cannot be found out in time. */
    PutOutcome put(Path slot, byte[] bytes) {
        Instant deadline = patience.clock().instant().plus(patience.limit());
        for (int tries = 1; ; tries++) {
            IOException failure = create(slot, bytes);
            if (failure == null) {
                return PutOutcome.CREATED;
            }
            if (tries == 1 && failures.certain(failure)) {
                throw failures.writing(slot, failure);
            }
            boolean interrupted = Thread.interrupted();
            Found found = look(slot, bytes);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (found == Found.MINE || found == Found.OTHER) {
                return found == Found.MINE ? PutOutcome.CREATED : PutOutcome.EXISTS;
            }
            if (!patience.clock().instant().isBefore(deadline) || !paused(tries)) {
                throw failures.unknown(slot, failure);
            }
        }
    }

    private @Nullable IOException create(Path slot, byte[] bytes) {
        try {
            writes.create(slot, bytes);
            return null;
        } catch (IOException e) {
            return e;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw failures.notWritable(e);
        }
    }

    private Found look(Path slot, byte[] bytes) {
        try (InputStream in = files.open(slot)) {
            return Arrays.equals(in.readAllBytes(), bytes) ? Found.MINE : Found.OTHER;
        } catch (FileNotFoundException e) {
            return Found.NOTHING;
        } catch (IOException e) {
            return Found.UNKNOWN;
        }
    }

    private boolean paused(int tries) {
        try {
            patience.pauses().pause(Patience.pauseAfter(tries));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private enum Found {
        MINE,
        OTHER,
        NOTHING,
        UNKNOWN
    }
}
