package dev.gristmill.cli.models;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.operation.Move;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which alias moves, and why; a {@code @Mixin} of the commands that move one. */
final class MoveOptions {

    @Option(names = "--alias", paramLabel = "ALIAS", description = "The alias to move (default: ${DEFAULT-VALUE}).")
    private String alias = "champion";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in one line; the log keeps it.")
    private @Nullable String reason;

    Move move(ModelStore store, Force force) {
        return new Move(alias, store.operator(), reason, force == Force.YES);
    }

    /** Whether a version that the gate rejected may be promoted. */
    enum Force {
        NO,
        YES
    }
}
