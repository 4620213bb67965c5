package dev.gristmill.cli.validate;

import dev.gristmill.cli.JobOptions;
import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.InvalidJobException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a job file without Spark, and tells everything that is wrong with it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check a job file and tell every mistake in it; nothing is read but the file.")
public final class ValidateCommand implements Subcommand {

    @Mixin
    private final JobOptions job = new JobOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        try {
            valid(job.load(ValidateCommand.class.getClassLoader()));
            return ExitCode.OK;
        } catch (InvalidJobException invalid) {
            if (output.json()) {
                output.document(ValidateDocument.of(invalid.problems()));
            }
            return output.tell(invalid);
        }
    }

    private void valid(TrainingJob valid) {
        if (output.json()) {
            output.document(ValidateDocument.of(List.of()));
        } else {
            output.out().println(job.request().file() + ": valid (" + summary(valid) + ")");
            output.out().flush();
        }
    }

    private static String connectors(InputSpec input) {
        return input.sources().values().stream()
                .map(SourceSpec::connector)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String summary(TrainingJob job) {
        int rules = job.features().size();
        return job.name() + ": " + job.algorithm().name() + " on " + connectors(job.input()) + ", " + rules
                + (rules == 1 ? " feature rule" : " feature rules");
    }
}
