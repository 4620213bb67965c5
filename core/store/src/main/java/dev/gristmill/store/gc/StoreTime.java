package dev.gristmill.store.gc;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
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
 * @param files those of the folder that was looked into, by their keys
 */
record StoreTime(Instant now, Map<String, StoredObject> files) {

    private static final int TRIES = 10;

    /** By a small file that is written into this folder, and deleted. */
    static StoreTime of(Storage storage, String folder) {
        String key = folder + "/_clock";
        // Another collector may take the file away before it is seen
        for (int tried = 0; tried < TRIES; tried++) {
            storage.replace(key, "now".getBytes(StandardCharsets.UTF_8));
            Map<String, StoredObject> files =
                    storage.list(folder).stream().collect(Collectors.toMap(StoredObject::key, Function.identity()));
            StoredObject clock = files.get(key);
            if (clock != null) {
                storage.delete(key);
                return new StoreTime(clock.modifiedAt(), files);
            }
        }
        throw new GristmillException(
                StoreErrors.STORAGE_FAILED,
                "Cannot learn the storage's time: " + key + " is gone as soon as it is written",
                storage.uri(key).toString(),
                "end what deletes files there, and run models gc again");
    }

    /** When an entry was stored. One that was written after we listed the log counts as written now. */
    Instant storedAt(String key) {
        StoredObject entry = files.get(key);
        return entry == null ? now : entry.modifiedAt();
    }
}
