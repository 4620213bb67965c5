package dev.gristmill.store.log;

import java.time.Instant;
import java.util.Objects;

/**
 * The process behind an attempt.
 *
 * @param host the host's name, in a container the pod's
 * @param pid the process id on that host
 * @param startedAt when that process began: process ids come round again
 */
public record Owner(String host, long pid, Instant startedAt) {

    public Owner {
        Objects.requireNonNull(host);
        Objects.requireNonNull(startedAt);
    }
}
