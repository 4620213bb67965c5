package dev.gristmill.store.storage;

/** What became of a put-if-absent. */
public enum PutOutcome {
    /** The key was free and now holds these bytes. */
    CREATED,
    /** The key was taken, perhaps by an earlier try of this very writer. */
    EXISTS
}
