package dev.gristmill.store.storage;

/** What became of a put-if-absent; a third outcome, that nobody knows, is a retryable failure. */
public enum PutOutcome {
    /**
     * The key was free and now holds these bytes. From {@link SettledPut}, which compares bytes, another writer of the
     * very same bytes may be told so too: whoever must know puts a nonce into the bytes.
     */
    CREATED,
    /** The key is taken; from a {@link Storage}, perhaps by an earlier try of this very put. */
    EXISTS
}
