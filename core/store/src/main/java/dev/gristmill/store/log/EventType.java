package dev.gristmill.store.log;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of log entries that this release reads and writes. */
public enum EventType {
    CLAIM(Claim.class),
    COMMIT(Commit.class),
    PROMOTE(Promote.class),
    RELEASE(Release.class),
    TOMBSTONE(Tombstone.class),
    SWEPT(Swept.class);

    private final Class<? extends LogEvent> payload;

    EventType(Class<? extends LogEvent> payload) {
        this.payload = payload;
    }

    Class<? extends LogEvent> payload() {
        return payload;
    }

    static Optional<EventType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
