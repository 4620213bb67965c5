package dev.gristmill.cli;

import dev.gristmill.error.ExitCode;
import java.util.concurrent.Callable;

/**
 * A sub-command of {@code gristmill}. Implementations carry picocli's {@code @Command}, are found by
 * {@link java.util.ServiceLoader}, and throw {@link dev.gristmill.error.GristmillException} on failure: the root command
 * prints it and turns it into an exit code.
 */
public interface Subcommand extends Callable<ExitCode> {}
