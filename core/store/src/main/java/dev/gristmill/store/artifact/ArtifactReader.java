package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads an artefact and trusts none of its bytes that the manifest, and through it the log, does not vouch for. */
public final class ArtifactReader {

    private static final String RESTORE = "restore the file from a backup, or use another version";

    private final Storage storage;
    private final AttemptLayout layout;
    private final Manifest manifest;

    private ArtifactReader(Storage storage, AttemptLayout layout, Manifest manifest) {
        this.storage = storage;
        this.layout = layout;
        this.manifest = manifest;
    }

    /** The artefact whose manifest the log vouches for. */
    public static ArtifactReader open(Storage storage, AttemptLayout layout, ManifestReference reference) {
        String key = reference.key();
        byte[] bytes = storage.read(key).orElseThrow(() -> missing(storage, key, ArtifactPaths.MANIFEST));
        if (!Sha256.of(bytes).equals(reference.sha256())) {
            throw changed(storage, key, ArtifactPaths.MANIFEST);
        }
        return new ArtifactReader(storage, layout, document(storage, key, bytes, Manifest.class));
    }

    /** Every file of the artefact. */
    public Manifest manifest() {
        return manifest;
    }

    /** What the model reads and what it adds. */
    public Signature signature() {
        return document(ArtifactPaths.SIGNATURE, Signature.class);
    }

    /** How good the model is. */
    public MetricsDocument metrics() {
        return document(ArtifactPaths.METRICS, MetricsDocument.class);
    }

    /** How the model came about. */
    public JobDocument job() {
        return document(ArtifactPaths.JOB, JobDocument.class);
    }

    /** What the run read, as it wrote it down. */
    public JsonNode inputs() {
        String path = ArtifactPaths.INPUTS;
        try {
            return CanonicalJson.parse(vouched(path));
        } catch (IOException e) {
            throw unreadable(storage, layout.artifactKey(path), e);
        }
    }

    /** Checks that every file is there with its size and hash, and that no other file is. Reads every byte. */
    public void verify() {
        Map<String, StoredObject> there = storage.list(layout.artifactFolder()).stream()
                .collect(Collectors.toMap(this::path, Function.identity()));
        there.remove(ArtifactPaths.MANIFEST);
        for (ManifestFile file : manifest.files()) {
            verify(file, there.remove(file.path()));
        }
        there.keySet().stream().sorted().findFirst().ifPresent(extra -> {
            throw differ(
                    "Cannot use the model: " + extra + " is not in its manifest", storage, layout.artifactKey(extra));
        });
    }

    private void verify(ManifestFile file, @Nullable StoredObject object) {
        String key = layout.artifactKey(file.path());
        if (object == null) {
            throw missing(storage, key, file.path());
        }
        if (object.sizeBytes() != file.sizeBytes()
                || !ArtifactFiles.sha256(storage, key).equals(file.sha256())) {
            throw changed(storage, key, file.path());
        }
    }

    private <T> T document(String path, Class<T> type) {
        return document(storage, layout.artifactKey(path), vouched(path), type);
    }

    private byte[] vouched(String path) {
        String key = layout.artifactKey(path);
        ManifestFile file = manifest.file(path).orElseThrow(() -> missing(storage, key, path));
        byte[] bytes = storage.read(key).orElseThrow(() -> missing(storage, key, path));
        if (!Sha256.of(bytes).equals(file.sha256())) {
            throw changed(storage, key, path);
        }
        return bytes;
    }

    private String path(StoredObject object) {
        return object.key().substring(layout.artifactFolder().length() + 1);
    }

    private static <T> T document(Storage storage, String key, byte[] bytes, Class<T> type) {
        try {
            return CanonicalJson.readDocument(bytes, type);
        } catch (IOException e) {
            throw unreadable(storage, key, e);
        }
    }

    private static GristmillException missing(Storage storage, String key, String path) {
        return differ("Cannot use the model: " + path + " is missing", storage, key);
    }

    private static GristmillException differ(String message, Storage storage, String key) {
        return new GristmillException(
                StoreErrors.FILES_DIFFER, message, storage.uri(key).toString(), RESTORE);
    }

    private static GristmillException changed(Storage storage, String key, String path) {
        return new GristmillException(
                StoreErrors.CONTENT_DIFFERS,
                "Cannot use the model: " + path + " was changed after it was stored",
                storage.uri(key).toString(),
                RESTORE);
    }

    // The bytes are those that were stored, so only a newer release can have written them
    private static GristmillException unreadable(Storage storage, String key, IOException cause) {
        return new GristmillException(
                StoreErrors.FORMAT_NEWER,
                "Cannot read " + key + ": this version does not know its format",
                storage.uri(key).toString(),
                "use the Gristmill that wrote it, or a newer one",
                cause);
    }
}
