package dev.gristmill.cli.models;

import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about models that are there. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, ReportCommand.class, GcCommand.class},
        description = "Look at the models in a store, and tidy it up.")
public final class ModelsCommand implements Subcommand {

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() {
        throw new ParameterException(
                Objects.requireNonNull(command).commandLine(),
                "Missing command: list, show, report or gc (as in models list)");
    }
}
