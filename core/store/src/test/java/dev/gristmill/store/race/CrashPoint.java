package dev.gristmill.store.race;

/**
 * The moments at which a run, or a collection of garbage, may die. The numbers are those of the list that the store was
 * designed by; those that concern what is not built yet have no constant: 8 to 13 checkpoints, 29 a pause (a zombie,
 * {@link StoreRaceIT}), 32 a server that loads.
 */
enum CrashPoint {
    BEFORE_CLAIM(1, When.BEFORE, Op.ENTRY, 1),
    CLAIM_SENT(2, When.WITHIN, Op.ENTRY, 1),
    CLAIM_DONE(3, When.AFTER, Op.ENTRY, 1),
    INPUTS_PINNED(4, "pinned"),
    INPUTS_SAVED(5, When.AFTER, Op.INPUTS, 1),
    VALIDATED(6, "validated"),
    FIRST_EPOCH(7, "first epoch"),
    LAST_EPOCH(14, "last epoch"),
    MODEL_FOLDER_EMPTY(15, "evaluated"),
    METADATA_ONLY(16, "metadata"),
    ONE_STAGE(17, "one stage"),
    ALL_FILES(18, "all files"),
    MANIFEST_SENT(19, When.WITHIN, Op.MANIFEST, 1),
    MANIFEST_DONE(20, When.AFTER, Op.MANIFEST, 1),
    EVALUATED(21, "sealed"),
    REJECTION_NOT_RECORDED(22, When.BEFORE, Op.ENTRY, 2),
    COMMIT_SENT(23, When.WITHIN, Op.ENTRY, 2),
    COMMIT_DONE(24, When.AFTER, Op.ENTRY, 2),
    PROMOTE_SENT(25, When.WITHIN, Op.ENTRY, 3),
    PROMOTE_DONE(26, When.AFTER, Op.ENTRY, 3),
    SNAPSHOT_SENT(27, When.WITHIN, Op.SNAPSHOT, 1),
    RELEASE_LOST(28, "promoted"),
    TOMBSTONE_DONE(30, When.AFTER, Op.TOMBSTONE, 1),
    DELETION_HALF_DONE(31, When.AFTER, Op.DELETION, 3);

    private final int number;
    private final String moment;
    private final When when;
    private final Op op;
    private final int count;

    CrashPoint(int number, String moment) {
        this(number, moment, When.BEFORE, Op.NONE, 0);
    }

    CrashPoint(int number, When when, Op op, int count) {
        this(number, "", when, op, count);
    }

    CrashPoint(int number, String moment, When when, Op op, int count) {
        this.number = number;
        this.moment = moment;
        this.when = when;
        this.op = op;
        this.count = count;
    }

    int number() {
        return number;
    }

    /** Whether the run passes it, and not the collection. */
    boolean inRun() {
        return op != Op.TOMBSTONE && op != Op.DELETION;
    }

    /** Whether it is the run of a model that the gate rejects. */
    boolean rejected() {
        return this == REJECTION_NOT_RECORDED;
    }

    boolean isMoment(String name) {
        return op == Op.NONE && moment.equals(name);
    }

    /** Whether it is this moment of the so-manieth operation of its kind. */
    boolean is(When now, Op kind, int soMany) {
        return op == kind && when == now && count == soMany;
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
        MANIFEST,
        ENTRY,
        SNAPSHOT,
        TOMBSTONE,
        DELETION
    }
}
