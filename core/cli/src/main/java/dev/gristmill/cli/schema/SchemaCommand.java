package dev.gristmill.cli.schema;

import dev.gristmill.cli.Subcommand;
import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.grammar.JobSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the JSON Schema of the job file, with every connector, algorithm and stage that is installed. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Write the JSON Schema of the job file, so that an editor completes and underlines.",
        footer = {
            "",
            "Editors with a YAML language server take it from a comment in the job file's first line:",
            "  # yaml-language-server: $$schema=job.schema.json"
        })
public final class SchemaCommand implements Subcommand {

    /** A file cannot be written. */
    static final ErrorCode UNWRITABLE = new ErrorCode("CLI-101", Blame.USER, ExitCode.INVALID);

    @Option(names = "--output", paramLabel = "FILE", description = "Write it to this file (default: stdout).")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public ExitCode call() {
        String schema = JobSchema.of(Catalogue.load(SchemaCommand.class.getClassLoader()));
        Path target = file;
        if (target != null) {
            write(target, schema);
        } else if (command != null) {
            PrintWriter out = command.commandLine().getOut();
            out.print(schema);
            out.flush();
        }
        return ExitCode.OK;
    }

    private static void write(Path target, String schema) {
        try {
            Files.writeString(target, schema);
        } catch (IOException e) {
            throw new GristmillException(
                    UNWRITABLE,
                    "Cannot write the schema: " + e,
                    target.toString(),
                    "name a file in a folder that exists",
                    e);
        }
    }
}
