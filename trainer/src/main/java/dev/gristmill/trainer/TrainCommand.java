package dev.gristmill.trainer;

import dev.gristmill.cli.JobOptions;
import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.trainer.progress.LogProgress;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.progress.TerminalProgress;
import dev.gristmill.trainer.run.Plugins;
import dev.gristmill.trainer.run.RunContext;
import dev.gristmill.trainer.run.TrainSummary;
import dev.gristmill.trainer.run.TrainingRun;
import dev.gristmill.trainer.session.TrainerSession;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model as a job file says, and publishes it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a model as a job file says, evaluate it, and publish it if the gate lets it.")
public final class TrainCommand implements Subcommand {

    private static final ClassLoader LOADER = TrainCommand.class.getClassLoader();

    @Mixin
    private final JobOptions job = new JobOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--for",
            paramLabel = "DATE",
            description = "The date that the model is for, as 2026-11-01 or 2026-11-01T06:30Z: one version per date.")
    private @Nullable String logicalDate;

    @Option(
            names = "--rerun",
            paramLabel = "REASON",
            description = "Train again for a date that is done or whose job has changed; the reason is recorded.")
    private @Nullable String rerunReason;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark's master: local, local[N] or local[*] (default: ${DEFAULT-VALUE}).")
    private String master = "local[*]";

    @Override
    public ExitCode call() {
        InstantSource clock = Clock.tickMillis(ZoneOffset.UTC);
        try {
            return train(job.load(LOADER), clock);
        } catch (GristmillException failure) {
            if (output.json()) {
                output.document(TrainSummary.unread(failure, clock.instant()));
            }
            return output.tell(failure);
        }
    }

    private ExitCode train(TrainingJob trainingJob, InstantSource clock) {
        RunContext context = new RunContext(
                trainingJob,
                new RunRequest(
                        trainingJob.publish().model(),
                        trainingJob.name(),
                        trainingJob.origin().digest(),
                        logicalDate,
                        rerunReason),
                ModelStore.open(trainingJob.publish().store()),
                Plugins.load(LOADER),
                settings -> TrainerSession.start(master, trainingJob.name(), settings),
                clock);
        AlgorithmDescription algorithm =
                Catalogue.load(LOADER).algorithm(trainingJob.algorithm().name()).orElseThrow();
        TrainingRun run = new TrainingRun(context, algorithm, List.of(listener()));
        StopOnSignal signal = StopOnSignal.watch(run);
        try {
            return tell(run.run());
        } finally {
            signal.close();
            TrainerSession.stop();
        }
    }

    private RunListener listener() {
        return Boolean.getBoolean("gristmill.terminal")
                ? new TerminalProgress(System.err)
                : new LogProgress(logicalDate);
    }

    private ExitCode tell(TrainingRun.Outcome outcome) {
        if (output.json()) {
            output.document(outcome.summary());
        } else {
            output.out().print(SummaryText.of(outcome.summary()));
            output.out().flush();
        }
        GristmillException failure = outcome.failure();
        if (failure != null) {
            return output.tell(failure);
        }
        return switch (outcome.summary().state()) {
            case REJECTED -> ExitCode.REJECTED;
            default -> ExitCode.OK;
        };
    }
}
