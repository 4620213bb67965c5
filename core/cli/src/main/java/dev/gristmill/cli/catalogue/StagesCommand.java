package dev.gristmill.cli.catalogue;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.StageDescription;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the stages that feature rules can name, or explains one. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        description = "List the feature stages that a job file can name; one with its parameters if it is named.")
public final class StagesCommand implements Subcommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A class with or without its package (default: all).")
    private @Nullable String name;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        Catalogue catalogue = Catalogue.load(StagesCommand.class.getClassLoader());
        List<StageDescription> stages = name == null ? sorted(catalogue) : List.of(Names.stage(catalogue, name));
        if (output.json()) {
            output.document(StagesDocument.of(stages));
        } else {
            output.out().print(name == null ? StagesText.list(stages) : StagesText.explanation(stages.get(0)));
            output.out().flush();
        }
        return ExitCode.OK;
    }

    private static List<StageDescription> sorted(Catalogue catalogue) {
        return catalogue.stages().stream()
                .sorted(Comparator.comparing(StageDescription::name))
                .toList();
    }
}
