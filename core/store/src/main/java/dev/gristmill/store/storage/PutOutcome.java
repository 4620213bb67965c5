package dev.gristmill.store.storage;

/** What became of a put-if-absent. */
public enum PutOutcome {
    /**
     * The key was free and now holds these bytes. Where an answer got lost and the key was read to learn the outcome,
     * another writer of the very same bytes may be told so too: whoever must know puts a nonce into the bytes.
     */
    CREATED,
    /** The key was taken, perhaps by an earlier try of this very writer. */
    EXISTS
}
