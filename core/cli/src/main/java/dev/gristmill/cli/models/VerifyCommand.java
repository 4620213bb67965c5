package dev.gristmill.cli.models;

import dev.gristmill.cli.OutputOptions;
import dev.gristmill.cli.StoreOptions;
import dev.gristmill.error.ExitCode;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.trust.TrustPolicy;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads every byte of stored versions. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Read every byte of stored versions, and name every file that is missing, changed or extra.",
            "Exit code 65 if there is any."
        })
final class VerifyCommand implements Callable<ExitCode> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "all",
            description = "NAME@3, NAME@ALIAS, NAME for all its versions, or all (default: ${DEFAULT-VALUE}).")
    private String what = "all";

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "Require a signature by a key in this file: Ed25519 public keys in PEM"
                    + " (default: $$MODEL_STORE_TRUST, else none is required).")
    private @Nullable String keys;

    @Mixin
    private final StoreOptions location = new StoreOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public ExitCode call() {
        ModelStore store = keys == null ? location.open() : location.open(TrustPolicy.in(keys));
        VerifyDocument document = new StoreCheck(store).check(what);
        if (output.json()) {
            output.document(document);
        } else {
            output.out().print(VerifyText.of(document));
            output.out().flush();
        }
        return document.valid() ? ExitCode.OK : ExitCode.DATA;
    }
}
