package dev.gristmill.cli;

import dev.gristmill.store.ModelStore;
import dev.gristmill.store.trust.TrustPolicy;
import picocli.CommandLine.Option;

/** Which model store, for every sub-command that reads one without a job; a {@code @Mixin} of each. */
public final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "LOCATION",
            defaultValue = "${env:MODEL_STORE:-./models}",
            description = "The model store: a folder or a URI (default: $$MODEL_STORE, else ./models).")
    private String location = "";

    /** The store; touches nothing yet. */
    public ModelStore open() {
        return ModelStore.open(location);
    }

    /** The store under a policy that the command states; touches nothing yet. */
    public ModelStore open(TrustPolicy trust) {
        return ModelStore.open(location, trust);
    }
}
