package dev.gristmill.job;

/** What a run does when another run of the same model is at work. */
public enum Overlap {
    /** It ends at once, and says who is at work. */
    SKIP,
    /** It waits until the other has ended, or has been silent for so long that it counts as dead. */
    QUEUE,
    /** It takes over at once: the other can publish nothing any more, and stops. */
    REPLACE
}
