package dev.gristmill.cli.models;

import dev.gristmill.cli.DurationOption;
import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.gc.GarbagePolicy;
import dev.gristmill.store.gc.GarbageReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes what no version needs, and old versions. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = {
            "Delete what halted and overtaken runs left behind and, with --keep, old versions.",
            "The first call marks it, a later one deletes it when the grace period is over. Nothing that an alias names"
                    + " is ever deleted."
        })
final class GcCommand implements Callable<ExitCode> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "A model's name (default: all).")
    private @Nullable String name;

    @Option(
            names = "--keep",
            paramLabel = "K",
            description = "Delete versions that no alias names, except for the newest K (default: keep all).")
    private @Nullable Integer keep;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "How long marked files stay for those who are reading them: 90s, 30m, 24h, 7d (default: 1h).")
    private Duration grace = GarbagePolicy.GRACE;

    @Option(names = "--dry-run", description = "Show what would be marked and deleted, and change nothing.")
    private boolean dryRun;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = location.open();
        GarbagePolicy policy = new GarbagePolicy(keep, grace, GarbagePolicy.QUIET);
        List<String> models = name == null ? store.collectable() : List.of(name);
        List<GarbageReport> reports = models.stream()
                .map(model -> dryRun ? store.planCollection(model, policy) : store.collect(model, policy))
                .toList();
        GcDocument document = GcDocument.of(store.root(), dryRun, reports);
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(GcText.of(document));
            output.out().flush();
        }
        return ExitCode.OK;
    }
}
