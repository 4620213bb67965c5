package dev.gristmill.store.operation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a move.
 *
 * @param model the model's name
 * @param alias that was to be moved
 * @param from the version that it named before; null for none
 * @param to the version that it names now
 * @param changed whether the log has a new entry; false if the alias named the version already
 */
public record Moved(String model, String alias, @Nullable Integer from, int to, boolean changed) {}
