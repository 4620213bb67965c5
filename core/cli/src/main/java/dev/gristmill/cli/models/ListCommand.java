package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelState;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists models with their versions. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the models of a store with their versions; one model if it is named.")
final class ListCommand implements Callable<ExitCode> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A model's name (default: all).")
    private @Nullable String name;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        if (!store.exists()) {
            output.err().println("note: no store at " + store.root() + " yet; the first run makes it");
        }
        List<ModelState> models =
                name == null ? store.models().stream().map(store::state).toList() : List.of(store.existing(name));
        ListDocument document = ListDocument.of(store, models);
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(ListText.of(document));
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
