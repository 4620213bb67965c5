package dev.gristmill.store.gc;

import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that one attempt has stored.
 *
 * @param key which attempt
 * @param objects its records and what it made
 */
record AttemptFiles(AttemptKey key, List<StoredObject> objects) {

    /** The attempts that have a folder, by run and attempt. */
    static List<AttemptKey> attempts(Storage storage, ModelLayout layout) {
        return Stream.of(layout.artifactsFolder(), layout.runsFolder())
                .flatMap(folder -> storage.children(folder).stream()
                        .filter(AttemptKey::isName)
                        .flatMap(run -> storage.children(folder + "/" + run).stream()
                                .filter(AttemptKey::isName)
                                .map(attempt -> new AttemptKey(run, attempt))))
                .distinct()
                .sorted(Comparator.comparing(AttemptKey::runId).thenComparing(AttemptKey::attemptId))
                .toList();
    }

    static AttemptFiles of(Storage storage, ModelLayout layout, AttemptKey key) {
        AttemptLayout attempt = layout.attempt(key.runId(), key.attemptId());
        return new AttemptFiles(
                key,
                Stream.of(attempt.artifactFolder(), attempt.runFolder())
                        .flatMap(folder -> storage.list(folder).stream())
                        .toList());
    }

    long sizeBytes() {
        return objects.stream().mapToLong(StoredObject::sizeBytes).sum();
    }

    /** When the newest of them was stored; there must be one. */
    Instant newest() {
        return objects.stream()
                .map(StoredObject::modifiedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    void delete(Storage storage) {
        objects.forEach(object -> storage.delete(object.key()));
    }
}
