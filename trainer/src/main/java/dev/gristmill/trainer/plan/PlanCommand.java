package dev.gristmill.trainer.plan;

import dev.gristmill.cli.JobOptions;
import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.ProblemEntry;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.trainer.algorithm.AlgorithmDescriptions;
import dev.gristmill.trainer.run.Plugins;
import dev.gristmill.trainer.session.SessionLease;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what a training would do, and everything in the job that does not fit its source. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Tell what a training would read, learn and need; nothing is trained and nothing written.")
public final class PlanCommand implements Subcommand {

    private static final ClassLoader LOADER = PlanCommand.class.getClassLoader();

    @Mixin
    private final JobOptions job = new JobOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark's master: local, local[N], local[*], local-cluster[N,CORES,MIB] or spark://HOST:PORT"
                    + " (default: ${DEFAULT-VALUE}).")
    private String master = "local[*]";

    private @Nullable TrainingJob read;

    @Override
    public ExitCode call() {
        try {
            TrainingJob trainingJob = job.load(LOADER);
            read = trainingJob;
            tell(plan(trainingJob));
            return ExitCode.OK;
        } catch (GristmillException failure) {
            if (output.json()) {
                output.document(failed(failure));
            }
            return output.tell(failure);
        }
    }

    private PlanDocument plan(TrainingJob trainingJob) {
        try (SessionLease session = new SessionLease(master, trainingJob.name())) {
            return new Planner(
                            trainingJob,
                            AlgorithmDescriptions.of(Catalogue.load(LOADER), trainingJob),
                            Plugins.load(LOADER))
                    .plan(session::session);
        }
    }

    private void tell(PlanDocument document) {
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(PlanText.of(document));
            output.out().flush();
        }
    }

    private PlanDocument failed(GristmillException failure) {
        List<ProblemEntry> problems = failure instanceof InvalidJobException invalid
                ? invalid.problems().stream().map(ProblemEntry::of).toList()
                : List.of();
        return PlanDocument.failed(read == null ? null : Planner.job(read), problems, failure);
    }
}
