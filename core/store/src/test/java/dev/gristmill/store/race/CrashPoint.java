package dev.gristmill.store.race;

import dev.gristmill.store.fake.FakeRun;

/**
 * The moments at which a run, a collection of garbage or a reader may come to grief, one to a line. The numbers are those of
 * the list that the store was designed by. One has no line: 29, a pause (a zombie, {@link StoreRaceIT}).
 */
enum CrashPoint {
    BEFORE_CLAIM(1, Work.RUN, When.BEFORE, Op.ENTRY, 1),
    CLAIM_SENT(2, Work.RUN, When.WITHIN, Op.ENTRY, 1),
    CLAIM_DONE(3, Work.RUN, When.AFTER, Op.ENTRY, 1),
    INPUTS_PINNED(4, Work.RUN, "pinned"),
    INPUTS_SAVED(5, Work.RUN, When.AFTER, Op.INPUTS, 1),
    VALIDATED(6, Work.RUN, "validated"),
    FIRST_EPOCH(7, Work.RUN, "first epoch"),
    CHECKPOINT_STATE_SENT(8, Work.RUN, When.WITHIN, Op.CHECKPOINT_STATE, 2),
    CHECKPOINT_STATE_DONE(9, Work.RUN, When.AFTER, Op.CHECKPOINT_STATE, 2),
    CHECKPOINT_SENT(10, Work.RUN, When.WITHIN, Op.CHECKPOINT, 2),
    CHECKPOINT_DONE(11, Work.RUN, When.AFTER, Op.CHECKPOINT, 2),
    CHECKPOINT_HALF_DELETED(12, Work.RUN, When.AFTER, Op.CHECKPOINT_DELETION, 1),
    BETWEEN_CHECKPOINTS(13, Work.RUN, "between checkpoints"),
    LAST_EPOCH(14, Work.RUN, "last epoch"),
    MODEL_FOLDER_EMPTY(15, Work.RUN, "evaluated"),
    METADATA_ONLY(16, Work.RUN, "metadata"),
    ONE_STAGE(17, Work.RUN, "one stage"),
    ALL_FILES(18, Work.RUN, "all files"),
    MANIFEST_SENT(19, Work.RUN, When.WITHIN, Op.MANIFEST, 1),
    MANIFEST_DONE(20, Work.RUN, When.AFTER, Op.MANIFEST, 1),
    EVALUATED(21, Work.RUN, "sealed"),
    REJECTION_NOT_RECORDED(22, Work.REJECTED_RUN, When.BEFORE, Op.ENTRY, 2),
    COMMIT_SENT(23, Work.RUN, When.WITHIN, Op.ENTRY, 2),
    COMMIT_DONE(24, Work.RUN, When.AFTER, Op.ENTRY, 2),
    PROMOTE_SENT(25, Work.RUN, When.WITHIN, Op.ENTRY, 3),
    PROMOTE_DONE(26, Work.RUN, When.AFTER, Op.ENTRY, 3),
    SNAPSHOT_SENT(27, Work.SIXTEENTH_RUN, When.WITHIN, Op.SNAPSHOT, 1),
    RELEASE_LOST(28, Work.RUN, "promoted"),
    TOMBSTONE_DONE(30, Work.COLLECTION, When.AFTER, Op.TOMBSTONE, 1),
    DELETION_HALF_DONE(31, Work.COLLECTION, When.AFTER, Op.DELETION, 3),
    RELOADING(32, Work.RELOAD, "resolved");

    private final int number;
    private final Work work;
    private final String moment;
    private final When when;
    private final Op op;
    private final int count;

    CrashPoint(int number, Work work, String moment) {
        this(number, work, moment, When.BEFORE, Op.NONE, 0);
    }

    CrashPoint(int number, Work work, When when, Op op, int count) {
        this(number, work, "", when, op, count);
    }

    CrashPoint(int number, Work work, String moment, When when, Op op, int count) {
        this.number = number;
        this.work = work;
        this.moment = moment;
        this.when = when;
        this.op = op;
        this.count = count;
    }

    int number() {
        return number;
    }

    Work work() {
        return work;
    }

    boolean isMoment(String name) {
        return op == Op.NONE && moment.equals(name);
    }

    /** How many whole checkpoints the run has by then; -1 where that does not matter. */
    int checkpoints() {
        return switch (this) {
            case BEFORE_CLAIM, CLAIM_SENT, CLAIM_DONE, INPUTS_PINNED, INPUTS_SAVED, VALIDATED, FIRST_EPOCH -> 0;
            case CHECKPOINT_STATE_SENT, CHECKPOINT_STATE_DONE, CHECKPOINT_SENT -> 1;
            case CHECKPOINT_DONE, BETWEEN_CHECKPOINTS -> 2;
            case CHECKPOINT_HALF_DELETED -> 3;
            case LAST_EPOCH -> FakeRun.EPOCHS;
            default -> -1;
        };
    }

    /** Whether it is this moment of the so-manieth operation of its kind. */
    boolean is(When now, Op kind, int soMany) {
        return op == kind && when == now && count == soMany;
    }

    /** What is under way. */
    enum Work {
        /** The first run of a model. */
        RUN,
        /** The first run of a model, which the gate rejects. */
        REJECTED_RUN,
        /** The run whose last entry is the 64th, after which a snapshot is due. */
        SIXTEENTH_RUN,
        /** A collection of the older of two versions. */
        COLLECTION,
        /** A server loads the champion while others promote the next version, roll back, and collect. */
        RELOAD
    }

    /** Before, within or after a storage operation. */
    enum When {
        BEFORE,
        /** The bytes are on their way: a file system keeps a file under a hidden name, an object store nothing. */
        WITHIN,
        AFTER
    }

    /** The kinds of storage operations that are counted. */
    enum Op {
        NONE,
        INPUTS,
        CHECKPOINT_STATE,
        CHECKPOINT,
        CHECKPOINT_DELETION,
        MANIFEST,
        ENTRY,
        SNAPSHOT,
        TOMBSTONE,
        DELETION
    }
}
