package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.Blame;
import dev.gristmill.error.ErrorCode;
import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.log.ModelVersion;
import dev.gristmill.store.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a version's report is, and copies it. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Say where the report of a version is: a page to open in a browser.")
final class ReportCommand implements Callable<ExitCode> {

    /** A file cannot be written. */
    static final ErrorCode UNWRITABLE = new ErrorCode("CLI-101", Blame.USER, ExitCode.INVALID);

    @Parameters(index = "0", paramLabel = "REF", description = "NAME (its champion), NAME@3 or NAME@champion.")
    private String reference = "";

    @Option(names = "--html", paramLabel = "FILE", description = "Copy the page to this file.")
    private @Nullable Path copy;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        ModelVersion version = store.resolve(reference);
        RunReport report = store.report(version);
        Path target = copy;
        if (target != null) {
            write(target, store.reportHtml(version));
        }
        if (output.json()) {
            output.document(new ReportDocument(report));
        } else {
            output.out().println(target == null ? report.html() : target);
            output.out().flush();
        }
        return ExitCode.OK;
    }

    private static void write(Path target, byte[] html) {
        try {
            Files.write(target, html);
        } catch (IOException e) {
            throw new GristmillException(
                    UNWRITABLE,
                    "Cannot write the report: " + e,
                    target.toString(),
                    "name a file in a folder that exists",
                    e);
        }
    }
}
