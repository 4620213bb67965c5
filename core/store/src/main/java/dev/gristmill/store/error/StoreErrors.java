package dev.gristmill.store.error;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;

/** Every kind of failure that the store raises. */
public final class StoreErrors {

    /** A file that the manifest names is not there, or one is there that it does not name. */
    public static final ErrorCode FILES_DIFFER = data("MODEL-601");
    /** A stored file's bytes are not those that were stored. */
    public static final ErrorCode CONTENT_DIFFERS = data("MODEL-602");
    /** The model names a class that is neither spark.ml's nor one of its plug-ins'. */
    public static final ErrorCode FOREIGN_CLASS = data("MODEL-603");
    /** The model was written by a newer Spark than the one that is to load it. */
    public static final ErrorCode SPARK_NEWER = data("MODEL-604");
    /** The model's log was edited, or an entry of it is gone. */
    public static final ErrorCode LOG_DAMAGED = data("MODEL-605");
    /** The store holds something that only a newer Gristmill understands. */
    public static final ErrorCode FORMAT_NEWER = data("MODEL-606");
    /** Readers here require a signature, and the version has none by a key that they trust. */
    public static final ErrorCode NOT_TRUSTED = data("MODEL-607");
    /** There is no such model. */
    public static final ErrorCode MODEL_MISSING = missing("MODEL-608");
    /** The model has no such version, or no champion. */
    public static final ErrorCode VERSION_MISSING = missing("MODEL-609");
    /** Not the name of a model, or not a reference to a version. */
    public static final ErrorCode INVALID_REFERENCE = user("MODEL-610");
    /** The version has no report. */
    public static final ErrorCode REPORT_MISSING = missing("MODEL-611");
    /** A promotion or a rollback that must not be made like this. */
    public static final ErrorCode MOVE_REFUSED = user("MODEL-612");
    /** No version was named by the alias before. */
    public static final ErrorCode NOTHING_BEFORE = missing("MODEL-613");
    /** Not a key for signatures. */
    public static final ErrorCode INVALID_KEY = user("MODEL-614");

    /** The version's files were collected as garbage, or are about to be. */
    public static final ErrorCode VERSION_REMOVED = missing("MODEL-620");

    /** The store cannot be written. */
    public static final ErrorCode NOT_WRITABLE = external("RUN-801");
    /** Another run has taken over. */
    public static final ErrorCode FENCED = external("RUN-802");
    /** The alias no longer points where this run saw it. */
    public static final ErrorCode CONFLICT = external("RUN-803");
    /** Another run of the same model is alive. */
    public static final ErrorCode RUN_ALIVE = external("RUN-804");
    /** The job changed for a logical date that is under way or done. */
    public static final ErrorCode JOB_CHANGED = user("RUN-805");
    /** Not a logical date, or not a reason. */
    public static final ErrorCode INVALID_REQUEST = user("RUN-806");
    /** A log entry would exceed its size limit. */
    public static final ErrorCode ENTRY_TOO_LARGE = new ErrorCode("RUN-807", Blame.INTERNAL, ExitCode.BUG);
    /** A run broke the order of the protocol. */
    public static final ErrorCode PROTOCOL = new ErrorCode("RUN-808", Blame.INTERNAL, ExitCode.BUG);
    /** There is no such run, or it has no status. */
    public static final ErrorCode RUN_MISSING = missing("RUN-840");
    /** Too little of a run's id to tell which one is meant. */
    public static final ErrorCode RUN_AMBIGUOUS = user("RUN-841");
    /** The status of a run cannot be understood. */
    public static final ErrorCode STATUS_DAMAGED = data("RUN-842");

    /** No space, or no quota, is left. */
    public static final ErrorCode STORAGE_FULL = external("STORE-801");
    /** The storage refuses access. */
    public static final ErrorCode ACCESS_DENIED = external("STORE-802");
    /** The storage failed in another way. */
    public static final ErrorCode STORAGE_FAILED = external("STORE-803");
    /** Something that was there is not there. */
    public static final ErrorCode OBJECT_MISSING = missing("STORE-804");
    /** No storage for such a location. */
    public static final ErrorCode INVALID_LOCATION = user("STORE-805");
    /** A link, a device or the like where only plain files belong. */
    public static final ErrorCode NOT_A_FILE = data("STORE-806");

    /** Nobody has proven that this kind of storage keeps two writers apart. */
    public static final ErrorCode UNPROVEN = user("STORE-807");
    /** It cannot be found out in time whether something was written. */
    public static final ErrorCode OUTCOME_UNKNOWN = external("STORE-808");
    /** Half of what a log-in by Kerberos needs. */
    public static final ErrorCode LOGIN_INVALID = user("STORE-809");
    /** No such host, server, bucket or container. */
    public static final ErrorCode UNREACHABLE = external("STORE-810");

    private StoreErrors() {}

    private static ErrorCode user(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.INVALID);
    }

    private static ErrorCode data(String id) {
        return new ErrorCode(id, Blame.DATA, ExitCode.DATA);
    }

    private static ErrorCode missing(String id) {
        return new ErrorCode(id, Blame.USER, ExitCode.MISSING);
    }

    private static ErrorCode external(String id) {
        return new ErrorCode(id, Blame.EXTERNAL, ExitCode.RETRY);
    }
}
