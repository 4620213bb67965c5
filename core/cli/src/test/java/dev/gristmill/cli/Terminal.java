package dev.gristmill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command left behind.
 *
 * @param exitCode 0 to 255
 * @param out stdout
 * @param err stderr
 */
public record Terminal(int exitCode, String out, String err) {

    /** Runs {@code gristmill} with arguments. */
    public static Terminal run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = GristmillCommand.commandLine(Terminal.class.getClassLoader())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        command.getOut().flush();
        command.getErr().flush();
        return new Terminal(exitCode, out.toString(), err.toString());
    }
}
