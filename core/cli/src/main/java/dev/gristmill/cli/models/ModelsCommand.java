package dev.gristmill.cli.models;

import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about models that are there. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            DiffCommand.class,
            ReportCommand.class,
            HistoryCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            VerifyCommand.class,
            GcCommand.class
        },
        description = "Look at the models in a store, check them, choose which is used, and tidy up.")
public final class ModelsCommand implements Subcommand {

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        String names = String.join(", ", line.getSubcommands().keySet());
        throw new ParameterException(line, "Missing command: one of " + names + " (as in models list)");
    }
}
