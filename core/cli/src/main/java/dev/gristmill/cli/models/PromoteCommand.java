package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.operation.Move;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets an alias name a version. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Let an alias name a version, the champion unless another is named.",
            "The version's files are checked first. The log keeps who did it, and why."
        })
final class PromoteCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "REF", description = "NAME@3, or NAME@ALIAS.")
    private String reference = "";

    @Option(names = "--force", description = "Promote a version that the gate rejected; takes a --reason.")
    private boolean force;

    @Mixin
    private final MoveOptions options = new MoveOptions();

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        Move move = options.move(store, force ? MoveOptions.Force.YES : MoveOptions.Force.NO);
        MoveDocument document = MoveDocument.of(store.promote(reference, move), move.by(), move.reason());
        if (output.json()) {
            output.document(document);
        } else {
            output.out().println(document.text());
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
