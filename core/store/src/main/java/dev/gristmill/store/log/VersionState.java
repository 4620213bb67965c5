package dev.gristmill.store.log;

/** How far a version has come. */
public enum VersionState {
    /** The gate rejected it. */
    REJECTED,
    /** It may be promoted and never was. */
    COMMITTED,
    /** It is, or was at some time, the champion. */
    PROMOTED,
    /** Its files will be deleted: it can no longer be used. */
    TOMBSTONED,
    /** Its files are gone. */
    SWEPT
}
