package dev.gristmill.cli.store;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.TextTable;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.doctor.Finding;
import dev.gristmill.store.doctor.StoreDoctor;
import dev.gristmill.store.run.RunEnvironment;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.Storages;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries out whether a location can hold a store. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Try out whether a file system keeps two writers apart; writes there, and cleans up after itself.")
final class DoctorCommand implements Callable<ExitCode> {

    @Parameters(index = "0", paramLabel = "URI", description = "A folder or a URI, of any scheme that Hadoop knows.")
    private String location = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** Nothing is refused for its scheme here: to find out is what the command is for. */
    @Override
    public ExitCode call() {
        RunEnvironment environment = RunEnvironment.system();
        Supplier<String> nonces = environment.nonces();
        Storage one = Storages.openUnproven(location, nonces);
        Storage other = Storages.openUnproven(location, nonces);
        StoreDoctor doctor = new StoreDoctor(one, other, environment.time(), nonces.get());
        Diagnosis diagnosis = Diagnosis.of(one.root(), doctor.examine());
        if (output.json()) {
            output.document(diagnosis);
        } else {
            output.out().print(text(diagnosis));
            output.out().flush();
        }
        return diagnosis.passed() ? ExitCode.OK : ExitCode.INVALID;
    }

    private static String text(Diagnosis diagnosis) {
        TextTable table = new TextTable("").row("PROBE", "RESULT", "SEEN");
        diagnosis
                .probes()
                .forEach(probe -> table.row(probe.probe(), probe.passed() ? "passed" : "FAILED", probe.detail()));
        String verdict = diagnosis.passed()
                ? "All probes passed: " + diagnosis.store() + " can hold a store"
                : "Do not use " + diagnosis.store() + " as a store: it does not keep two writers apart";
        return table + verdict + System.lineSeparator();
    }

    /**
     * The command's document.
     *
     * @param store where; without secrets
     * @param passed whether all probes did
     * @param probes what each found
     */
    record Diagnosis(URI store, boolean passed, List<Finding> probes) {

        static Diagnosis of(URI store, List<Finding> probes) {
            return new Diagnosis(store, probes.stream().allMatch(Finding::passed), probes);
        }
    }
}
