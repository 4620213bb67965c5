package dev.gristmill.store.checkpoint;

/**
 * A checkpoint with its state, verified.
 *
 * @param checkpoint what it says of itself
 * @param state as it was written; nobody else has the array
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SavedState(Checkpoint checkpoint, byte[] state) {}
