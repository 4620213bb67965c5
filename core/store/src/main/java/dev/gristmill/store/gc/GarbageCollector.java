package dev.gristmill.store.gc;

import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.log.ModelLog;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.log.Removal;
import dev.gristmill.store.log.Swept;
import dev.gristmill.store.log.Tombstone;
import dev.gristmill.store.storage.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the garbage of one model. A tombstone in the log comes first: from then on the log refuses whatever would make
 * the files count again. After the grace period a later call deletes them and says so in the log. Each call completes what
 * earlier ones, halted anywhere, left undone; any number may run at the same time, and beside training and reading. What to
 * delete is decided by the entries themselves and never by a snapshot.
 */
public final class GarbageCollector {

    private final Storage storage;
    private final ModelLayout layout;
    private final ModelLog log;
    private final String name;

    /** A collector; its name tells it from others in the log: a-z, 0-9 and -. */
    public GarbageCollector(Storage storage, ModelLayout layout, ModelLog log, String name) {
        this.storage = storage;
        this.layout = layout;
        this.log = log;
        this.name = name;
    }

    /** What a collection would find. Writes nothing but one small file, to learn the storage's time, and deletes it. */
    public GarbageReport plan(GarbagePolicy policy) {
        ModelState state = log.readAll();
        if (isEmpty(state)) {
            return report(unclaimed(policy), Garbage.Stage.FOUND);
        }
        StoreTime time = StoreTime.of(storage, layout.logFolder());
        List<Garbage> garbage = new ArrayList<>();
        for (Removal removal : unswept(state)) {
            garbage.addAll(waiting(state, removal, sweepableAt(removal, time, policy)));
        }
        for (AttemptFiles files : found(state, policy, time)) {
            garbage.add(garbage(state, files, Garbage.Stage.FOUND, null));
        }
        return new GarbageReport(layout.model(), garbage, 0);
    }

    /** Deletes what has had its grace, and gives tombstones to what is garbage now. */
    public GarbageReport collect(GarbagePolicy policy) {
        if (isEmpty(log.readAll())) {
            List<AttemptFiles> unclaimed = unclaimed(policy);
            unclaimed.forEach(files -> files.delete(storage));
            return report(unclaimed, Garbage.Stage.SWEPT);
        }
        StoreTime time = StoreTime.of(storage, layout.logFolder());
        for (List<AttemptFiles> batch : batches(found(log.readAll(), policy, time))) {
            List<AttemptKey> attempts = batch.stream().map(AttemptFiles::key).toList();
            log.maintain(
                    name,
                    new Tombstone(
                            attempts,
                            batch.stream().mapToLong(AttemptFiles::sizeBytes).sum()));
        }
        ModelState state = log.readAll();
        List<Garbage> garbage = new ArrayList<>();
        for (Removal removal : unswept(state)) {
            Instant sweepableAt = sweepableAt(removal, time, policy);
            garbage.addAll(
                    sweepableAt.isAfter(time.now()) ? waiting(state, removal, sweepableAt) : sweep(state, removal));
        }
        long leftovers = storage.discardLeftovers(layout.model(), time.now().minus(policy.quiet()));
        return new GarbageReport(layout.model(), garbage, leftovers);
    }

    private static boolean isEmpty(ModelState state) {
        return state.tail().seq() == 0;
    }

    private List<AttemptFiles> unclaimed(GarbagePolicy policy) {
        return new UnclaimedReports(storage, layout).olderThan(policy.quiet().plus(policy.grace()));
    }

    private GarbageReport report(List<AttemptFiles> unclaimed, Garbage.Stage stage) {
        return new GarbageReport(
                layout.model(),
                unclaimed.stream()
                        .map(files -> new Garbage(files.key(), null, files.sizeBytes(), stage, null))
                        .toList(),
                0);
    }

    private List<AttemptFiles> found(ModelState state, GarbagePolicy policy, StoreTime time) {
        GarbageRule rule = new GarbageRule(state, policy, time.now());
        return AttemptFiles.attempts(storage, layout).stream()
                .map(key -> AttemptFiles.of(storage, layout, key))
                // An attempt that has just begun has a folder and no file yet
                .filter(files -> !files.objects().isEmpty())
                .filter(rule::garbage)
                .toList();
    }

    private static List<List<AttemptFiles>> batches(List<AttemptFiles> files) {
        List<List<AttemptFiles>> batches = new ArrayList<>();
        for (int from = 0; from < files.size(); from += Tombstone.LIMIT) {
            batches.add(files.subList(from, Math.min(files.size(), from + Tombstone.LIMIT)));
        }
        return batches;
    }

    private static List<Removal> unswept(ModelState state) {
        return state.removals().stream().filter(removal -> !removal.swept()).toList();
    }

    private Instant sweepableAt(Removal removal, StoreTime time, GarbagePolicy policy) {
        return time.storedAt(layout.entryKey(removal.seq())).plus(policy.grace());
    }

    private List<Garbage> waiting(ModelState state, Removal removal, Instant sweepableAt) {
        return removal.attempts().stream()
                .map(key ->
                        garbage(state, AttemptFiles.of(storage, layout, key), Garbage.Stage.TOMBSTONED, sweepableAt))
                .toList();
    }

    private List<Garbage> sweep(ModelState state, Removal removal) {
        List<Garbage> swept = new ArrayList<>();
        for (AttemptKey key : removal.attempts()) {
            AttemptFiles files = AttemptFiles.of(storage, layout, key);
            files.delete(storage);
            swept.add(garbage(state, files, Garbage.Stage.SWEPT, null));
        }
        log.maintain(name, new Swept(removal.seq()));
        return swept;
    }

    private static Garbage garbage(
            ModelState state, AttemptFiles files, Garbage.Stage stage, @Nullable Instant sweepableAt) {
        Integer version =
                state.versionOf(files.key()).map(ModelVersion::version).orElse(null);
        return new Garbage(files.key(), version, files.sizeBytes(), stage, sweepableAt);
    }
}
