package dev.gristmill.store.artifact;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds every byte of an artefact against its manifest. */
final class FileCheck {

    private final Storage storage;
    private final AttemptLayout layout;
    private final Manifest manifest;
    private final Set<String> beside;

    /** A check of this artefact, in which the files beside the manifest's are those. */
    FileCheck(Storage storage, AttemptLayout layout, Manifest manifest, Set<String> beside) {
        this.storage = storage;
        this.layout = layout;
        this.manifest = manifest;
        this.beside = beside;
    }

    /** Everything that is wrong, the manifest's files first, in its order. */
    List<Finding> findings() {
        try {
            return compare(storage.list(layout.artifactFolder()).stream()
                    .collect(Collectors.toMap(this::path, Function.identity())));
        } catch (GristmillException e) {
            if (!e.code().equals(StoreErrors.NOT_A_FILE)) {
                throw e;
            }
            return oneByOne(e);
        }
    }

    private List<Finding> compare(Map<String, StoredObject> there) {
        List<Finding> findings = new ArrayList<>();
        manifest.files().forEach(file -> wrong(file, there.remove(file.path())).ifPresent(findings::add));
        there.keySet().stream()
                .filter(path -> !beside.contains(path))
                .sorted()
                .forEach(path -> findings.add(Finding.extra(storage, layout.artifactKey(path), path)));
        return findings;
    }

    // A link ends a listing: what is wrong with the other files must be told all the same
    private List<Finding> oneByOne(GristmillException link) {
        List<Finding> findings = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            String key = layout.artifactKey(file.path());
            try {
                wrong(file, storage.list(key).stream().findFirst().orElse(null)).ifPresent(findings::add);
            } catch (GristmillException e) {
                findings.add(Finding.of(e, storage.uri(key)));
            }
        }
        boolean told = findings.stream().anyMatch(finding -> finding.message().equals(link.getMessage()));
        if (!told) {
            findings.add(Finding.of(link, storage.uri(layout.artifactFolder())));
        }
        return findings;
    }

    private Optional<Finding> wrong(ManifestFile file, @Nullable StoredObject object) {
        String key = layout.artifactKey(file.path());
        if (object == null) {
            return Optional.of(Finding.missing(storage, key, file.path()));
        }
        boolean same = object.sizeBytes() == file.sizeBytes()
                && ArtifactFiles.sha256(storage, key).equals(file.sha256());
        return same ? Optional.empty() : Optional.of(Finding.changed(storage, key, file.path()));
    }

    private String path(StoredObject object) {
        return object.key().substring(layout.artifactFolder().length() + 1);
    }
}
