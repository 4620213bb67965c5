package dev.gristmill.cli;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends in every way a command can end; found by ServiceLoader, as all commands are. */
@Command(name = "fail", mixinStandardHelpOptions = true)
public final class FailingCommand implements Subcommand {

    @Option(names = "--how", required = true)
    private How how = How.NOT;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        return switch (how) {
            case NOT -> succeed();
            case REJECT -> ExitCode.REJECTED;
            case STORAGE ->
                throw new GristmillException(
                        new ErrorCode("STORE-501", Blame.EXTERNAL, ExitCode.RETRY),
                        "Cannot read the log: connection reset",
                        "s3a://models",
                        "run the command again");
            case BUG -> throw new IllegalStateException("no such state");
            case LINKAGE -> throw new NoClassDefFoundError("dev/gristmill/Gone");
            case MEMORY -> throw new OutOfMemoryError("a test");
        };
    }

    private ExitCode succeed() {
        output.document(Map.of("at", Instant.EPOCH, "values", List.of(1.5, Double.NaN)));
        return ExitCode.OK;
    }

    /** How to end. */
    enum How {
        NOT,
        REJECT,
        STORAGE,
        BUG,
        LINKAGE,
        MEMORY
    }
}
