package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two versions. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Compare two versions: metrics, parameters, data, features and their importance.")
final class DiffCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "FROM", description = "NAME (its champion), NAME@3 or NAME@champion.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The version to compare with it, of any model.")
    private String to = "";

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        VersionFacts one = VersionFacts.of(store, store.resolve(from));
        VersionFacts other = VersionFacts.of(store, store.resolve(to));
        DiffDocument document = new Comparison(one, other, Directions.load(one, other)).document();
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(DiffText.of(document));
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
