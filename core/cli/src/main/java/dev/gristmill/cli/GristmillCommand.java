package dev.gristmill.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command: it does nothing but hold the {@link Subcommand}s that the class path brings. */
@Command(
        name = "gristmill",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains Spark MLlib models where the data lies, again and again, from one job file.",
        footer = {
            "",
            "Exit codes: 0 done, 10 rejected by the gate, 64 invalid input, 65 bad data, 66 not there,"
                    + " 70 a bug, 75 try again, 143 stopped."
        })
public final class GristmillCommand {

    private GristmillCommand() {}

    /**
     * The whole command line, ready to execute: failures are printed and become exit codes, as {@link
     * dev.gristmill.error.ExitCode} says. It writes to the process's stdout and stderr unless told otherwise.
     *
     * @param plugins sees the sub-commands
     */
    public static CommandLine commandLine(ClassLoader plugins) {
        CommandLine root = new CommandLine(new GristmillCommand());
        ServiceLoader.load(Subcommand.class, plugins).forEach(root::addSubcommand);
        root.getSubcommands().values().forEach(GristmillCommand::tellVersion);
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionStrategy(Execution::run)
                .setExecutionExceptionHandler(Execution::failed)
                .setParameterExceptionHandler(Execution::misused);
    }

    private static void tellVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(GristmillCommand::tellVersion);
    }
}
