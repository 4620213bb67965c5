package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what a job can train, or explains one algorithm. */
@Command(
        name = "algorithms",
        mixinStandardHelpOptions = true,
        description = "List the algorithms that a job file can name; one with its parameters if it is named.")
public final class AlgorithmsCommand implements Subcommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A short name, or a class with or without its package (default: all).")
    private @Nullable String name;

    @Option(names = "--task", paramLabel = "TASK", description = "Only what learns this, as in regression.")
    private @Nullable String task;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        Catalogue catalogue = Catalogue.load(AlgorithmsCommand.class.getClassLoader());
        Task only = task == null ? null : Names.task(task);
        List<AlgorithmDescription> shown =
                name == null ? catalogue.algorithms() : List.of(Names.algorithm(catalogue, name));
        List<AlgorithmDescription> algorithms = shown.stream()
                .filter(algorithm -> only == null || algorithm.tasks().contains(only))
                .toList();
        if (output.json()) {
            output.document(AlgorithmsDocument.of(algorithms));
        } else {
            output.out().print(name == null ? AlgorithmsText.list(algorithms, only) : explained(algorithms, catalogue));
            output.out().flush();
        }
        return ExitCode.OK;
    }

    private static String explained(List<AlgorithmDescription> algorithms, Catalogue catalogue) {
        return algorithms.stream()
                .map(algorithm -> AlgorithmsText.explanation(algorithm, catalogue))
                .findFirst()
                .orElse("");
    }
}
