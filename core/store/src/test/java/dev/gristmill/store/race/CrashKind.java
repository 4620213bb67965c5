package dev.gristmill.store.race;

/** How a process comes to grief at a crash point. */
enum CrashKind {
    /** As by kill -9. */
    KILLED,
    /** An exception that nothing expects ends the run, and the process lives on. */
    FAILED,
    /** What the process does next to the storage is done, and its answer is lost. */
    ANSWER_LOST
}
