package dev.gristmill.cli.models;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.artifact.ArtifactCheck;
import dev.gristmill.store.artifact.Finding;
import dev.gristmill.store.log.ModelState;
import dev.gristmill.store.log.ModelVersion;
import java.util.Optional;

/** Reads every byte of what is asked for, and goes on where something is wrong. */
final class StoreCheck {

    private static final String ALL = "all";

    private final ModelStore store;
    private final VerifyDocument.Builder found = new VerifyDocument.Builder();

    StoreCheck(ModelStore store) {
        this.store = store;
    }

    /** Checks a version, all versions of a model, or all of the store; but none that garbage collection has taken. */
    VerifyDocument check(String what) {
        if (what.equals(ALL)) {
            store.models().forEach(model -> log(model).ifPresent(this::versions));
        } else if (what.contains("@")) {
            version(store.resolve(what));
        } else {
            versions(store.existing(what));
        }
        return found.build(store.root(), store.trust().requiresSignature());
    }

    private Optional<ModelState> log(String model) {
        try {
            return Optional.of(store.existing(model));
        } catch (GristmillException e) {
            if (e.retryable()) {
                throw e;
            }
            found.problem(model, 0, Finding.of(e, store.root()));
            return Optional.empty();
        }
    }

    private void versions(ModelState state) {
        state.versions().stream()
                .filter(version -> state.removal(version.attempt()).isEmpty())
                .forEach(this::version);
    }

    private void version(ModelVersion version) {
        ArtifactCheck check = store.check(version);
        check.findings().forEach(finding -> found.problem(version.model(), version.version(), finding));
        found.checked(new VerifyDocument.Checked(
                version.model(),
                version.version(),
                check.files(),
                version.commit().manifest().sizeBytes(),
                version.commit().manifest().signatureSha256() != null,
                store.trust().requiresSignature() && check.files() > 0,
                check.findings().isEmpty()));
    }
}
