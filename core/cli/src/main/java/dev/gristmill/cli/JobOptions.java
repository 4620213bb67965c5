package dev.gristmill.cli;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which job, for every sub-command that takes one; a {@code @Mixin} of each. Picocli fills it in. */
public final class JobOptions {

    @Parameters(index = "0", paramLabel = "JOB", description = "The job file.")
    private Path file = Path.of("");

    @Option(names = "--profile", paramLabel = "NAME", description = "Overlay a profile of the job file; repeatable.")
    private List<String> profiles = List.of();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change one value, as in --set training.seed=7; repeatable.")
    private List<String> settings = List.of();

    /**
     * Reads and checks the job, with the connectors that a class loader sees.
     *
     * @throws dev.gristmill.job.file.InvalidJobException with everything that is wrong with it
     */
    public TrainingJob load(ClassLoader plugins) {
        return JobFile.load(request(), Catalogue.load(plugins), Environment.system());
    }

    /** What the command line asks for, not read yet. */
    public JobRequest request() {
        return new JobRequest(file, profiles, settings);
    }
}
