package dev.gristmill.cli;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.util.Arrays;

/** The program: parses the command line, runs the command, ends with its exit code. */
public final class Gristmill {

    private Gristmill() {}

    public static void main(String[] arguments) {
        // The first ends the program in good order, which may take a while; another one at once
        Signals.handle(
                () -> System.exit(ExitCode.STOPPED.number()),
                () -> Runtime.getRuntime().halt(ExitCode.STOPPED.number()));
        System.exit(run(arguments));
    }

    // A command tells its own failures; what is caught here is a plug-in that cannot even be loaded
    private static int run(String[] arguments) {
        try {
            return GristmillCommand.commandLine(Gristmill.class.getClassLoader())
                    .execute(arguments);
        } catch (Throwable failure) {
            GristmillException told = Failures.of(failure);
            System.err.println(Failures.text(told));
            if (Arrays.asList(arguments).contains("--stacktrace")) {
                failure.printStackTrace();
            }
            return told.code().exitCode().number();
        }
    }
}
