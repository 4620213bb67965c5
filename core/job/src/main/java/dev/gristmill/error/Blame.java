package dev.gristmill.error;

/** Who can do something about a failure. */
public enum Blame {
    /** The job file or the command line is wrong. */
    USER,
    /** The data, or a stored model, breaks its contract. */
    DATA,
    /** A service that the run depends on failed: storage, network, a database. */
    EXTERNAL,
    /** The cluster lost or refused memory, disk or executors. */
    RESOURCE,
    /** Gristmill is wrong. */
    INTERNAL
}
