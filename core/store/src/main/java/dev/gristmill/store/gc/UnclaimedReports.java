package dev.gristmill.store.gc;

import dev.gristmill.store.layout.ModelLayout;
import dev.gristmill.store.log.AttemptKey;
import dev.gristmill.store.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reports of runs that failed before they claimed, of a model that has no log. Nothing refers to them, now or later, so that
 * they need no tombstone, and there is no log to hold one: they go once they are as old as a tombstone's files would be.
 */
final class UnclaimedReports {

    private static final Pattern RUN = Pattern.compile("[0-9a-f]{64}");

    private final Storage storage;
    private final ModelLayout layout;

    UnclaimedReports(Storage storage, ModelLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /** Those that were last written so long ago. */
    List<AttemptFiles> olderThan(Duration age) {
        List<AttemptFiles> all = storage.children(layout.runsFolder()).stream()
                .filter(run -> RUN.matcher(run).matches())
                .map(run -> AttemptFiles.of(storage, layout, new AttemptKey(run, ModelLayout.UNCLAIMED)))
                .filter(files -> !files.objects().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return all;
        }
        Instant before = StoreTime.of(storage, layout.runsFolder()).now().minus(age);
        return all.stream().filter(files -> !files.newest().isAfter(before)).toList();
    }
}
