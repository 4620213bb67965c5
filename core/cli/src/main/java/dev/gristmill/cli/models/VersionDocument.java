package dev.gristmill.cli.models;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.VersionState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version, as {@code models list} and {@code models show} write it.
 *
 * @param version its number
 * @param state how far it has come
 * @param createdAt when it was committed
 * @param runId the run that made it
 * @param logicalDate the date that it was made for; null for none
 * @param aliases in ascending order
 * @param uri the folder of its artefact
 * @param sizeBytes of all its files
 * @param metrics on the held-out rows
 */
record VersionDocument(
        int version,
        VersionState state,
        Instant createdAt,
        String runId,
        @Nullable String logicalDate,
        List<String> aliases,
        URI uri,
        long sizeBytes,
        Map<String, Double> metrics) {

    static VersionDocument of(ModelStore store, ModelState state, ModelVersion version) {
        return new VersionDocument(
                version.version(),
                state.stateOf(version),
                version.createdAt(),
                version.runId(),
                version.logicalDate(),
                state.aliasesOf(version.version()),
                store.uri(version),
                version.commit().manifest().sizeBytes(),
                version.commit().metrics());
    }
}
