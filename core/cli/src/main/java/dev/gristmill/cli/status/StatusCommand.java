package dev.gristmill.cli.status;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.run.StoredRun;
import dev.gristmill.store.run.StoredRuns;
import dev.gristmill.store.time.HostTime;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how far a run is, and follows it to its end. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tell how far a run is, on any host that can read the store.",
            "Whoever follows it ends with 0 if it ended well, else with its exit code."
        })
public final class StatusCommand implements Subcommand {

    /** Set by the launcher where a terminal shows stdout. */
    private static final String ON_A_TERMINAL = "gristmill.terminal.stdout";

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "A run's id, its first digits (4 or more), or a model's name for its newest run.")
    private String run = "";

    @Option(
            names = "--follow",
            negatable = true,
            description = "Go on until the run has ended, or tell once (default: on a terminal, go on).")
    private @Nullable Boolean follow;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() throws InterruptedException {
        if (output.json() && Boolean.TRUE.equals(follow)) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "Cannot follow a run with -o json: that is one document (leave one of both away)");
        }
        StoredRuns runs = location.open().runs();
        StoredRun found = runs.find(run);
        if (output.json()) {
            output.document(runs.status(found));
            return ExitCode.OK;
        }
        Following following = new Following(runs, InstantSource.system(), new HostTime(), output.out());
        if (follow == null ? Boolean.getBoolean(ON_A_TERMINAL) : follow) {
            return following.follow(found);
        }
        following.tell(found);
        return ExitCode.OK;
    }
}
