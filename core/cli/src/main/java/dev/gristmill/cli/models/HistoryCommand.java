package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what happened to a model. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Tell every claim, commit, promotion and release of a model, oldest first:",
            "when, by whom and why. With --at, tell which version each alias named then."
        })
final class HistoryCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The model's name.")
    private String name = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "A time, as in 2026-11-01T06:30Z, or a date: its first instant in UTC.")
    private @Nullable Instant at;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        HistoryDocument document = HistoryDocument.of(name, location.open().history(name), at);
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(HistoryText.of(document));
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
