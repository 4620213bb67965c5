package dev.gristmill.store.log;

/** What a log entry says. */
public sealed interface LogEvent permits Claim, Commit, Promote, Release, Tombstone, Swept {

    /** The name of this kind of entry in the log. */
    EventType type();
}
