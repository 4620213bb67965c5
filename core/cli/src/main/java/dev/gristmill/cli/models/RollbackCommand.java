package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.operation.Move;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets an alias name the version before. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Let an alias name the version again that it named before; nothing is trained.",
            "Rolling back twice goes back two. The log keeps who did it, and why."
        })
final class RollbackCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The model's name.")
    private String name = "";

    @Option(
            names = "--to",
            paramLabel = "REF",
            description = "The version to go back to: NAME@3, or 3 (default: the one before).")
    private @Nullable String to;

    @Mixin
    private final MoveOptions options = new MoveOptions();

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        Move move = options.move(store, MoveOptions.Force.NO);
        String target = to != null && to.matches("[0-9]+") ? name + "@" + to : to;
        MoveDocument document = MoveDocument.of(store.rollback(name, target, move), move.by(), move.reason());
        if (output.json()) {
            output.document(document);
        } else {
            output.out().println(document.text());
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
