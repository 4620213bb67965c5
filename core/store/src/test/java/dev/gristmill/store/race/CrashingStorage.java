package dev.gristmill.store.race;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.InterposedStorage;
import dev.gristmill.store.race.CrashPoint.Op;
import dev.gristmill.store.race.CrashPoint.When;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A storage whose user comes to grief once: at one point, in one way. */
final class CrashingStorage extends InterposedStorage {

    private final CrashPoint point;
    private final CrashKind kind;
    private final Map<Op, Integer> counts = new EnumMap<>(Op.class);
    private boolean reached;
    private boolean losing;

    CrashingStorage(Storage storage, CrashPoint point, CrashKind kind) {
        super(storage);
        this.point = point;
        this.kind = kind;
    }

    /** Whether it has happened, with nothing left to happen. */
    boolean over() {
        return reached && !losing;
    }

    /** The user comes to a moment at which the storage is not asked. */
    void pass(String moment) {
        if (point.isMoment(moment)) {
            crash();
        }
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        Op op = op(key, bytes);
        int count = count(op);
        before(op, count, key, bytes);
        PutOutcome outcome = super.putIfAbsent(key, bytes);
        answer();
        at(When.AFTER, op, count);
        return outcome;
    }

    @Override
    public void replace(String key, byte[] bytes) {
        Op op = key.contains("/_snap/") ? Op.SNAPSHOT : Op.NONE;
        before(op, count(op), key, bytes);
        super.replace(key, bytes);
        answer();
    }

    @Override
    public void delete(String key) {
        super.delete(key);
        answer();
        Op op = deletion(key);
        at(When.AFTER, op, count(op));
    }

    @Override
    public Optional<byte[]> read(String key) {
        Optional<byte[]> bytes = super.read(key);
        if (point.work() == CrashPoint.Work.RELOAD) {
            answer();
        }
        return bytes;
    }

    private static Op deletion(String key) {
        if (key.contains("/log/")) {
            return Op.NONE;
        }
        return key.endsWith("/CHECKPOINT.json") ? Op.CHECKPOINT_DELETION : Op.DELETION;
    }

    private static Op op(String key, byte[] bytes) {
        if (key.contains("/checkpoints/")) {
            return key.endsWith("/CHECKPOINT.json") ? Op.CHECKPOINT : Op.CHECKPOINT_STATE;
        }
        if (key.endsWith("/MANIFEST.json")) {
            return Op.MANIFEST;
        }
        if (key.contains("/log/")) {
            boolean tombstone = new String(bytes, StandardCharsets.UTF_8).contains("\"type\":\"TOMBSTONE\"");
            return tombstone ? Op.TOMBSTONE : Op.ENTRY;
        }
        return key.contains("/runs/") && key.endsWith("/inputs.json") ? Op.INPUTS : Op.NONE;
    }

    private int count(Op op) {
        return counts.merge(op, 1, Integer::sum);
    }

    private void before(Op op, int count, String key, byte[] bytes) {
        at(When.BEFORE, op, count);
        if (op != Op.NONE && point.is(When.WITHIN, op, count)) {
            leaveHalf(key, bytes);
            crash();
        }
    }

    private void at(When when, Op op, int count) {
        if (op != Op.NONE && point.is(when, op, count)) {
            crash();
        }
    }

    // What a file system has before the file gets its name; S3 has nothing before it has all
    private void leaveHalf(String key, byte[] bytes) {
        if (kind != CrashKind.ANSWER_LOST && !root().toString().startsWith("s3a:")) {
            String hidden = key.substring(0, key.lastIndexOf('/') + 1) + ".put-half.tmp";
            super.putIfAbsent(hidden, Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    private void crash() {
        if (reached) {
            return;
        }
        reached = true;
        switch (kind) {
            case KILLED -> halt();
            case FAILED -> throw new Failure(point);
            case ANSWER_LOST -> losing = true;
        }
    }

    private void halt() {
        System.out.println("halted at " + point.number());
        System.out.flush();
        Runtime.getRuntime().halt(CrashingProcess.HALTED);
    }

    private void answer() {
        if (losing) {
            losing = false;
            throw new GristmillException(StoreErrors.STORAGE_FAILED, "Cannot reach: connection reset", null, null);
        }
    }

    /** What nothing expects. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Failure(CrashPoint point) {
            super("At " + point.number());
        }
    }
}
