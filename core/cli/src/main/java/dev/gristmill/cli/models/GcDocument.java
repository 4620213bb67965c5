package dev.gristmill.cli.models;

import dev.gristmill.store.gc.Garbage;
import dev.gristmill.store.gc.GarbageReport;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models gc -o json} writes.
 *
 * @param store where it is
 * @param dryRun whether nothing was changed
 * @param freedBytes what this call deleted, of all models
 * @param waitingBytes what a later call will delete, of all models
 * @param models in ascending order of their names
 */
record GcDocument(URI store, boolean dryRun, long freedBytes, long waitingBytes, List<Model> models) {

    static GcDocument of(URI store, boolean dryRun, List<GarbageReport> reports) {
        List<Model> models = reports.stream().map(Model::of).toList();
        return new GcDocument(
                store,
                dryRun,
                models.stream().mapToLong(Model::freedBytes).sum(),
                models.stream().mapToLong(Model::waitingBytes).sum(),
                models);
    }

    /**
     * A model.
     *
     * @param name its name
     * @param freedBytes what this call deleted, what crashed writers left under hidden names included
     * @param waitingBytes what has a tombstone, or would be given one
     * @param leftoverBytes what crashed writers had left under hidden names
     * @param garbage the attempts whose files go
     */
    record Model(String name, long freedBytes, long waitingBytes, long leftoverBytes, List<Item> garbage) {

        static Model of(GarbageReport report) {
            return new Model(
                    report.model(),
                    report.sizeBytes(Garbage.Stage.SWEPT) + report.leftoverBytes(),
                    report.sizeBytes(Garbage.Stage.TOMBSTONED) + report.sizeBytes(Garbage.Stage.FOUND),
                    report.leftoverBytes(),
                    report.garbage().stream().map(Item::of).toList());
        }
    }

    /**
     * An attempt whose files go.
     *
     * @param runId the run
     * @param attempt the attempt of that run
     * @param version what it made; null for one that made none
     * @param sizeBytes of all its files
     * @param state {@code FOUND}, {@code TOMBSTONED} or {@code SWEPT}
     * @param sweepableAt from when on a call deletes it; null unless it is {@code TOMBSTONED}
     */
    record Item(
            String runId,
            String attempt,
            @Nullable Integer version,
            long sizeBytes,
            Garbage.Stage state,
            @Nullable Instant sweepableAt) {

        static Item of(Garbage garbage) {
            return new Item(
                    garbage.attempt().runId(),
                    garbage.attempt().attemptId(),
                    garbage.version(),
                    garbage.sizeBytes(),
                    garbage.stage(),
                    garbage.sweepableAt());
        }
    }
}
