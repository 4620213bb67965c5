package dev.gristmill.store.race;

import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.race.CrashPoint.Op;
import dev.gristmill.store.race.CrashPoint.When;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** A storage that ends its process at one operation. */
final class HaltingStorage extends InterposedStorage {

    private final CrashPoint point;
    private final Path root;
    private final Consumer<CrashPoint> halt;
    private final Map<Op, Integer> counts = new EnumMap<>(Op.class);

    /**
     * A storage.
     *
     * @param root the folder that it is in
     * @param halt ends the process
     */
    HaltingStorage(Storage storage, Path root, CrashPoint point, Consumer<CrashPoint> halt) {
        super(storage);
        this.root = root;
        this.point = point;
        this.halt = halt;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        Op op = op(key, bytes);
        int count = counts.merge(op, 1, Integer::sum);
        haltAt(When.BEFORE, op, count);
        haltWithin(op, count, key, bytes);
        PutOutcome outcome = super.putIfAbsent(key, bytes);
        haltAt(When.AFTER, op, count);
        return outcome;
    }

    @Override
    public void replace(String key, byte[] bytes) {
        if (key.contains("/_snap/")) {
            haltWithin(Op.SNAPSHOT, counts.merge(Op.SNAPSHOT, 1, Integer::sum), key, bytes);
        }
        super.replace(key, bytes);
    }

    @Override
    public void delete(String key) {
        super.delete(key);
        if (!key.contains("/log/")) {
            haltAt(When.AFTER, Op.DELETION, counts.merge(Op.DELETION, 1, Integer::sum));
        }
    }

    private static Op op(String key, byte[] bytes) {
        if (key.endsWith("/MANIFEST.json")) {
            return Op.MANIFEST;
        }
        if (key.contains("/log/")) {
            boolean tombstone = new String(bytes, StandardCharsets.UTF_8).contains("\"type\":\"TOMBSTONE\"");
            return tombstone ? Op.TOMBSTONE : Op.ENTRY;
        }
        return key.contains("/runs/") && key.endsWith("/inputs.json") ? Op.INPUTS : Op.NONE;
    }

    private void haltAt(When when, Op op, int count) {
        if (op != Op.NONE && point.is(when, op, count)) {
            halt.accept(point);
        }
    }

    // What the local storage has on the disk before it gives the file its name, half of it
    private void haltWithin(Op op, int count, String key, byte[] bytes) {
        if (op == Op.NONE || !point.is(When.WITHIN, op, count)) {
            return;
        }
        try {
            Path file = root.resolve(key).resolveSibling(".put-halted.tmp");
            Files.createDirectories(file.getParent());
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        halt.accept(point);
    }
}
