package dev.gristmill.store.run;

import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.Attempt;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.log.Owner;
import dev.gristmill.store.storage.Storage;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the holder of a claim is at work, by watching its heartbeat: alive once the counter has moved, dead when
 * it has stood still for the holder's ttl by our own monotonic clock. No clocks of two hosts are compared. A process of this
 * host that is gone is dead at once.
 */
final class HolderWatch {

    private final Storage storage;
    private final RunEnvironment environment;
    private final String model;
    private @Nullable AttemptKey watched;
    private byte[] counter = {};
    private Duration since = Duration.ZERO;
    private boolean moved;

    HolderWatch(Storage storage, RunEnvironment environment, String model) {
        this.storage = storage;
        this.environment = environment;
        this.model = model;
    }

    /** What can be said of the holder now; ask again after a while. */
    Life look(Attempt holder) {
        if (gone(holder.claim().owner())) {
            return Life.DEAD;
        }
        Duration now = environment.time().elapsed();
        byte[] seen = heartbeat(holder);
        if (!holder.key().equals(watched)) {
            watched = holder.key();
            moved = false;
            since = now;
            counter = seen;
        } else if (!Arrays.equals(seen, counter)) {
            moved = true;
            since = now;
            counter = seen;
        }
        Duration ttl = Duration.ofSeconds(holder.claim().ttlSeconds());
        if (now.minus(since).compareTo(ttl) >= 0) {
            return Life.DEAD;
        }
        return moved ? Life.ALIVE : Life.UNKNOWN;
    }

    private boolean gone(Owner owner) {
        return owner.host().equals(environment.processes().self().host())
                && !environment.processes().alive(owner);
    }

    private byte[] heartbeat(Attempt holder) {
        AttemptLayout layout = new AttemptLayout(model, holder.runId(), holder.attemptId());
        return storage.read(layout.heartbeatKey()).orElse(new byte[0]);
    }

    /** What is known of a holder. */
    enum Life {
        ALIVE,
        DEAD,
        /** Its counter has not moved yet, and not stood still for long enough. */
        UNKNOWN
    }
}
