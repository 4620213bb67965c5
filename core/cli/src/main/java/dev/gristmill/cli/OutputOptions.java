package dev.gristmill.cli;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every sub-command understands about its output; a {@code @Mixin} of each. Picocli fills it in before the command
 * runs.
 *
 * <pre>{@code
 * @Mixin
 * private final OutputOptions output = new OutputOptions();
 *
 * if (output.json()) {
 *     output.document(body);
 * } else {
 *     output.out().println(text);
 * }
 * }</pre>
 */
public final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "What to write on stdout: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--stacktrace", description = "Print the stack of a failure.")
    private boolean stacktrace;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The options of a command; the defaults for a command that does not mix them in. */
    static OutputOptions of(CommandLine command) {
        for (CommandSpec mixin : command.getCommandSpec().mixins().values()) {
            if (mixin.userObject() instanceof OutputOptions options) {
                return options;
            }
        }
        OutputOptions defaults = new OutputOptions();
        defaults.command = command.getCommandSpec();
        return defaults;
    }

    /** Whether stdout takes one JSON document and nothing else. */
    public boolean json() {
        return format == OutputFormat.JSON;
    }

    /** Stdout: results, and nothing else. */
    public PrintWriter out() {
        return commandLine().getOut();
    }

    /** Stderr: progress, warnings and failures. */
    public PrintWriter err() {
        return commandLine().getErr();
    }

    /** Writes the one document of this command on stdout; see {@link JsonDocument}. */
    public void document(Object body) {
        JsonDocument.write(body, out());
    }

    /** Tells a failure on stderr, with its stack if that is asked for; the exit code it calls for. */
    public ExitCode tell(GristmillException failure) {
        err().println(Failures.text(failure));
        if (stacktrace) {
            failure.printStackTrace(err());
        }
        err().flush();
        return failure.code().exitCode();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(command, "the command is not parsed yet").commandLine();
    }
}
