package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one version of a model. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show where a version comes from, what it reads and how good it is.")
final class ShowCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "REF", description = "NAME (its champion), NAME@3 or NAME@champion.")
    private String reference = "";

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        ModelVersion version = store.resolve(reference);
        ShowDocument document = ShowDocument.of(store, version);
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(ShowText.of(document));
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
