package dev.gristmill.cli.store;

import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands about stores as such. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = DoctorCommand.class,
        description = "Look at a store itself.")
public final class StoreCommand implements Subcommand {

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() {
        throw new ParameterException(
                Objects.requireNonNull(command).commandLine(), "Missing command: doctor (as in store doctor URI)");
    }
}
