package dev.gristmill.cli;

import dev.gristmill.error.ErrorDocument;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command runs, fails, and becomes an exit code. */
final class Execution {

    private Execution() {}

    /** Runs the command that was named last. */
    static int run(ParseResult parsed) {
        CommandLine command = last(parsed);
        int number = runLast(parsed, command);
        return command.getExecutionResult() instanceof ExitCode code ? code.number() : number;
    }

    /** Tells a failure, as a document too where one is asked for. */
    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        OutputOptions output = OutputOptions.of(command);
        GristmillException told = Failures.of(cause);
        if (output.json()) {
            output.document(new FailureDocument(ErrorDocument.of(told)));
        }
        return output.tell(told).number();
    }

    /** Tells what is wrong with the command line, and where help is. */
    static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        GristmillException told =
                new GristmillException(Failures.USAGE, String.valueOf(misuse.getMessage()), null, hint(misuse));
        if (wantsJson(arguments)) {
            JsonDocument.write(new FailureDocument(ErrorDocument.of(told)), command.getOut());
        }
        command.getErr().println(Failures.text(told));
        command.getErr().flush();
        return told.code().exitCode().number();
    }

    // Errors of the JVM pass picocli by: a missing class must be told as a bug, not end the process with exit code 1
    private static int runLast(ParseResult parsed, CommandLine command) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error error) {
            throw new ExecutionException(command, error.toString(), error);
        }
    }

    private static CommandLine last(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        return commands.get(commands.size() - 1);
    }

    private static String hint(ParameterException misuse) {
        String help = "See '" + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "did you mean " + unmatched.getSuggestions().get(0) + "? " + help;
        }
        return help;
    }

    // The command line is broken, so that its options cannot be asked
    private static boolean wantsJson(String[] arguments) {
        String line = " " + String.join(" ", Arrays.asList(arguments)) + " ";
        return line.contains(" -o json ")
                || line.contains(" -o=json ")
                || line.contains(" -ojson ")
                || line.contains(" --output json ")
                || line.contains(" --output=json ");
    }
}
