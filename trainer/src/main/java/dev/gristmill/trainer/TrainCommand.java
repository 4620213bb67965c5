package dev.gristmill.trainer;

import dev.gristmill.cli.JobOptions;
import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.progress.LogProgress;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.progress.TerminalProgress;
import dev.gristmill.trainer.run.TrainSummary;
import dev.gristmill.trainer.run.TrainingRun;
import dev.gristmill.trainer.session.SessionLease;
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
            description = "Spark's master: local, local[N], local[*], local-cluster[N,CORES,MIB] or spark://HOST:PORT"
                    + " (default: ${DEFAULT-VALUE}).")
    private String master = "local[*]";

    @Override
    public ExitCode call() {
        try {
            return train(job.load(TrainCommand.class.getClassLoader()));
        } catch (GristmillException failure) {
            if (output.json()) {
                output.document(TrainSummary.unread(failure, Trainer.clock().instant()));
            }
            return output.tell(failure);
        }
    }

    private ExitCode train(TrainingJob trainingJob) {
        Trainer trainer = new Trainer(master, logicalDate, rerunReason, List.of(listener()));
        try (SessionLease session = new SessionLease(master, trainingJob.name())) {
            TrainingRun run = trainer.prepare(trainingJob, session);
            StopOnSignal signal = StopOnSignal.watch(run);
            try {
                return tell(run.run());
            } finally {
                signal.close();
            }
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
