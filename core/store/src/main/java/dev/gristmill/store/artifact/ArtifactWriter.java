package dev.gristmill.store.artifact;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.SettledPut;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StoredObject;
import dev.gristmill.store.trust.ManifestSigner;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fills the folder of one attempt: model, sample and result come from Spark, the documents from here, the manifest last.
 * The files never move: a log entry makes them a version.
 */
public final class ArtifactWriter {

    private final Storage storage;
    private final AttemptLayout layout;
    private final SettledPut puts;
    private final Set<String> documents = ConcurrentHashMap.newKeySet();

    /** A writer into the attempt's folder, which nobody else writes to. */
    public ArtifactWriter(Storage storage, AttemptLayout layout, SettledPut puts) {
        this.storage = storage;
        this.layout = layout;
        this.puts = puts;
    }

    /** Stores a document beside the model; the same bytes again change nothing. */
    public void put(String path, byte[] bytes) {
        String key = layout.artifactKey(path);
        if (puts.put(key, bytes) == PutOutcome.EXISTS) {
            throw protocol("Cannot store " + key + ": this attempt has stored other bytes there");
        }
        documents.add(path);
    }

    /** Stores what the run says about the model, and what it read. */
    public void put(ArtifactDocuments said, byte[] inputs) {
        put(ArtifactPaths.SIGNATURE, CanonicalJson.document(said.signature()));
        put(ArtifactPaths.METRICS, CanonicalJson.document(said.metrics()));
        put(ArtifactPaths.JOB, CanonicalJson.document(said.job()));
        put(ArtifactPaths.INPUTS, inputs);
    }

    /**
     * Refuses a model whose metadata names, at any level, a class that is neither spark.ml's nor one of these: no reader
     * would load it.
     */
    public void requireKnownClasses(List<String> pluginClasses) {
        new ModelClasses(storage, layout, pluginClasses)
                .requireKnown(storage.list(layout.artifactFolder()).stream()
                        .map(this::path)
                        .toList());
    }

    /**
     * Hashes every file, durable from here on, and stores the list as the last one, its signature just before it; nothing
     * may be added after it.
     */
    public ManifestReference seal(Instant at, Endorsement endorsement) {
        List<ManifestFile> files = storage.list(layout.artifactFolder()).stream()
                .filter(object -> !path(object).equals(ArtifactPaths.MANIFEST)
                        && !path(object).equals(ArtifactPaths.MANIFEST_SIGNATURE))
                .map(this::hashed)
                .toList();
        if (files.stream().noneMatch(file -> below(ArtifactPaths.MODEL, file.path()))) {
            throw protocol("Cannot seal " + layout.artifactFolder() + ": no model was written there");
        }
        Manifest manifest = new Manifest(
                layout.model(), layout.runId(), layout.attemptId(), at, files, endorsement.pluginClasses());
        byte[] bytes = CanonicalJson.document(manifest);
        String signature = sign(bytes, endorsement.signer());
        put(ArtifactPaths.MANIFEST, bytes);
        return new ManifestReference(
                layout.artifactKey(ArtifactPaths.MANIFEST), Sha256.of(bytes), manifest.sizeBytes(), signature);
    }

    private @Nullable String sign(byte[] manifest, @Nullable ManifestSigner signer) {
        if (signer == null) {
            return null;
        }
        byte[] signature = CanonicalJson.document(signer.sign(manifest));
        put(ArtifactPaths.MANIFEST_SIGNATURE, signature);
        return Sha256.of(signature);
    }

    private ManifestFile hashed(StoredObject object) {
        String path = path(object);
        if (!fromSpark(path) && !documents.contains(path)) {
            throw new GristmillException(
                    StoreErrors.FILES_DIFFER,
                    "Cannot seal the model: this run did not write " + path,
                    storage.uri(object.key()).toString(),
                    "nothing but the run may write to its folder; start the run again");
        }
        if (!documents.contains(path)) {
            storage.persist(object.key());
        }
        return new ManifestFile(path, object.sizeBytes(), ArtifactFiles.sha256(storage, object.key()));
    }

    private String path(StoredObject object) {
        return object.key().substring(layout.artifactFolder().length() + 1);
    }

    private static boolean fromSpark(String path) {
        return below(ArtifactPaths.MODEL, path)
                || below(ArtifactPaths.SAMPLE, path)
                || below(ArtifactPaths.RESULT, path);
    }

    private static boolean below(String folder, String path) {
        return path.startsWith(folder + "/");
    }

    private static GristmillException protocol(String message) {
        return new GristmillException(StoreErrors.PROTOCOL, message, null, null);
    }
}
