package dev.gristmill.store.gc;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What time it is by the storage's own clock, and when the entries of a log were stored by it. Only such times are compared
 * with each other: a host whose clock is wrong collects nothing too early.
 *
 * @param now the time at which this was asked for
 * @param log the files of the log by their keys
 */
record StoreTime(Instant now, Map<String, StoredObject> log) {

    private static final int TRIES = 10;

    static StoreTime of(Storage storage, ModelLayout layout) {
        // Another collector may take the file away before it is seen
        for (int tried = 0; tried < TRIES; tried++) {
            storage.replace(layout.clockKey(), "now".getBytes(StandardCharsets.UTF_8));
            Map<String, StoredObject> files = storage.list(layout.logFolder()).stream()
                    .collect(Collectors.toMap(StoredObject::key, Function.identity()));
            StoredObject clock = files.get(layout.clockKey());
            if (clock != null) {
                storage.delete(layout.clockKey());
                return new StoreTime(clock.modifiedAt(), files);
            }
        }
        throw new GristmillException(
                StoreErrors.STORAGE_FAILED,
                "Cannot learn the storage's time: " + layout.clockKey() + " is gone as soon as it is written",
                storage.uri(layout.clockKey()).toString(),
                "end what deletes files there, and run models gc again");
    }

    /** When an entry was stored. One that was written after we listed the log counts as written now. */
    Instant storedAt(String key) {
        StoredObject entry = log.get(key);
        return entry == null ? now : entry.modifiedAt();
    }
}
