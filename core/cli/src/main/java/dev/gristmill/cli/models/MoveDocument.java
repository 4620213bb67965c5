package dev.gristmill.cli.models;

import dev.gristmill.store.log.Operator;
import dev.gristmill.store.operation.Moved;
import org.jspecify.annotations.Nullable;

/**
 * What {@code models promote} and {@code models rollback} write under {@code -o json}.
 *
 * @param model the model's name
 * @param alias that was to be moved
 * @param from the version that it named before; null for none
 * @param to the version that it names now
 * @param changed whether the log has a new entry; false if the alias named the version already
 * @param by who asked
 * @param reason why; null if nobody said
 */
record MoveDocument(
        String model,
        String alias,
        @Nullable Integer from,
        int to,
        boolean changed,
        Operator by,
        @Nullable String reason) {

    static MoveDocument of(Moved moved, Operator by, @Nullable String reason) {
        return new MoveDocument(moved.model(), moved.alias(), moved.from(), moved.to(), moved.changed(), by, reason);
    }

    /** One line for people. */
    String text() {
        String now = alias + " of " + model + " is version " + to;
        if (!changed) {
            return now + " already";
        }
        return now + (from == null ? ", the first" : "; it was version " + from);
    }
}
