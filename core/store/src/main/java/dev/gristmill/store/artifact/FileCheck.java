package dev.gristmill.store.artifact;

import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /** Everything that is wrong: the manifest's files first, in its order, then what it does not list, by path. */
    List<Finding> findings() {
        Map<String, Finding> odd = new TreeMap<>();
        Map<String, StoredObject> there = new TreeMap<>();
        storage.list(layout.artifactFolder(), (key, link) -> odd.put(path(key), Finding.of(link, storage.uri(key))))
                .forEach(object -> there.put(path(object.key()), object));
        List<Finding> findings = new ArrayList<>();
        for (ManifestFile file : manifest.files()) {
            StoredObject object = there.remove(file.path());
            Optional.ofNullable(odd.remove(file.path()))
                    .or(() -> wrong(file, object))
                    .ifPresent(findings::add);
        }
        there.keySet().stream()
                .filter(path -> !beside.contains(path))
                .forEach(path -> odd.put(path, Finding.extra(storage, layout.artifactKey(path), path)));
        findings.addAll(odd.values());
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

    private String path(String key) {
        return key.substring(layout.artifactFolder().length() + 1);
    }
}
