package dev.gristmill.trainer.init;

import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a starter job file, from a look at the data where there is some. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented starter job file, from a look at at most 10,000 rows of the data.")
public final class InitCommand implements Subcommand {

    private static final String STDOUT = "-";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TASK",
            description = "What is to be learned: binary-classification, multiclass-classification, regression,"
                    + " clustering, recommendation, frequent-patterns, topic-modeling or embedding, or the beginning"
                    + " of one (default: what the label's values call for).")
    private @Nullable String task;

    @Option(names = "--source", paramLabel = "PATH", description = "The data (default: none, with placeholders).")
    private @Nullable String source;

    @Option(names = "--format", paramLabel = "FORMAT", description = "The data's format (default: parquet).")
    private @Nullable String format;

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "What is to be predicted: a column, or an SQL expression (default: a guess).")
    private @Nullable String label;

    @Option(names = "--name", paramLabel = "NAME", description = "The job's name (default: the source's).")
    private @Nullable String name;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "job.yaml",
            description = "The file to write, - for stdout (default: ${DEFAULT-VALUE}).")
    private String output = "job.yaml";

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() {
        requireFree();
        Task stated = task == null ? null : TaskChoice.parse(task);
        String known = SourceOpening.format(format);
        if (label != null && stated != null && !TaskChoice.supervised(stated)) {
            TaskChoice.of(stated, Placeholders.label(label));
        }
        SourceLook look = source == null ? null : SourceOpening.look(source, known, label, stated);
        TaskChoice choice = TaskChoice.of(stated, look == null ? null : look.label());
        Starter starter = new Starter(jobName(choice), known, path(), choice);
        write(StarterFile.text(starter, look == null ? placeholders(choice) : complete(look, choice)));
        return ExitCode.OK;
    }

    private SourceLook placeholders(TaskChoice choice) {
        return Placeholders.source(choice.task(), Objects.requireNonNullElse(label, Placeholders.LABEL));
    }

    private static SourceLook complete(SourceLook look, TaskChoice choice) {
        boolean unknown = look.label() == null && TaskChoice.supervised(choice.task());
        return unknown ? new SourceLook(look.columns(), Placeholders.label(Placeholders.LABEL)) : look;
    }

    private String jobName(TaskChoice choice) {
        return Starter.name(Optional.ofNullable(name)
                .orElseGet(() -> sourceName().orElse(choice.task().label())));
    }

    private Optional<String> sourceName() {
        return Optional.ofNullable(source)
                .map(it -> it.replaceFirst("/+$", "").replaceFirst("^.*/", "").replaceFirst("\\.[A-Za-z]+$", ""))
                .filter(it -> it.matches(".*[A-Za-z0-9].*"));
    }

    private String path() {
        return source == null ? "data" : Starter.relative(folder(), source);
    }

    private Path folder() {
        Path parent = output.equals(STDOUT) ? null : Path.of(output).getParent();
        return parent == null ? Path.of("") : parent;
    }

    private void requireFree() {
        if (!output.equals(STDOUT) && !force && Files.exists(Path.of(output))) {
            throw new GristmillException(
                    InitErrors.EXISTS,
                    "Cannot write " + output + ": it is there already",
                    null,
                    "name another file with --output, or replace it with --force");
        }
    }

    private void write(String text) {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        if (output.equals(STDOUT)) {
            line.getOut().print(text);
            line.getOut().flush();
            return;
        }
        try {
            Path file = Path.of(output);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new GristmillException(
                    InitErrors.NOT_WRITTEN, "Cannot write " + output + ": " + e, null, "name another file", e);
        }
        tellNext(line.getOut());
    }

    private void tellNext(PrintWriter out) {
        out.println("Wrote " + output + ". Next:");
        out.println("  gristmill validate " + output + "   checks it in a moment");
        out.println("  gristmill plan " + output + "       checks it against the data, and says what would be read");
        out.println("  gristmill train " + output + "      trains and publishes a model");
        out.flush();
    }
}
