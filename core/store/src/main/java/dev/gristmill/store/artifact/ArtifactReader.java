package dev.gristmill.store.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.trust.TrustPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads an artefact and trusts none of its bytes that the manifest, and through it the log, does not vouch for. */
public final class ArtifactReader {

    private final Storage storage;
    private final AttemptLayout layout;
    private final Manifest manifest;
    private final Set<String> beside;

    private ArtifactReader(Storage storage, AttemptLayout layout, Manifest manifest, Set<String> beside) {
        this.storage = storage;
        this.layout = layout;
        this.manifest = manifest;
        this.beside = beside;
    }

    /** The artefact whose manifest the log vouches for, and a trusted key where the policy requires it. */
    public static ArtifactReader open(
            Storage storage, AttemptLayout layout, ManifestReference reference, TrustPolicy trust) {
        ManifestSeal seal = new ManifestSeal(storage, layout, reference);
        byte[] bytes = seal.open(trust);
        Manifest manifest = document(storage, reference.key(), bytes, Manifest.class);
        seal.requireOwn(manifest);
        Set<String> beside = reference.signatureSha256() == null
                ? Set.of(ArtifactPaths.MANIFEST)
                : Set.of(ArtifactPaths.MANIFEST, ArtifactPaths.MANIFEST_SIGNATURE);
        return new ArtifactReader(storage, layout, manifest, beside);
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

    /** Everything that is wrong with the files: missing, changed or extra. Reads every byte. */
    public List<Finding> findings() {
        return new FileCheck(storage, layout, manifest, beside).findings();
    }

    /** Checks that every file is there with its size and hash, and that no other file is. Reads every byte. */
    public void verify() {
        findings().stream().findFirst().ifPresent(finding -> {
            throw finding.failure();
        });
    }

    /** Refuses a model of which any part was written by a newer Spark than the reader's. Loads no class. */
    public void requireReadableBy(SparkRelease reader) {
        new ModelReleases(storage, layout, reader).requireReadable(job(), paths());
    }

    /**
     * Refuses a model whose metadata names, at any level, a class that is neither spark.ml's nor one of the plug-ins'
     * that the manifest records. Loads no class.
     */
    public void requireKnownClasses() {
        new ModelClasses(storage, layout, manifest.pluginClasses()).requireKnown(paths());
    }

    private List<String> paths() {
        return manifest.files().stream().map(ManifestFile::path).toList();
    }

    private <T> T document(String path, Class<T> type) {
        return document(storage, layout.artifactKey(path), vouched(path), type);
    }

    private byte[] vouched(String path) {
        String key = layout.artifactKey(path);
        ManifestFile file = manifest.file(path)
                .orElseThrow(() -> Finding.missing(storage, key, path).failure());
        byte[] bytes = storage.read(key)
                .orElseThrow(() -> Finding.missing(storage, key, path).failure());
        if (!Sha256.of(bytes).equals(file.sha256())) {
            throw Finding.changed(storage, key, path).failure();
        }
        return bytes;
    }

    private static <T> T document(Storage storage, String key, byte[] bytes, Class<T> type) {
        try {
            return CanonicalJson.readDocument(bytes, type);
        } catch (IOException e) {
            throw unreadable(storage, key, e);
        }
    }

    // The bytes are those that were stored, so only a newer release can have written them
    static GristmillException unreadable(Storage storage, String key, IOException cause) {
        return new GristmillException(
                StoreErrors.FORMAT_NEWER,
                "Cannot read " + key + ": this version does not know its format",
                storage.uri(key).toString(),
                "use the Gristmill that wrote it, or a newer one",
                cause);
    }
}
