package dev.gristmill.store.artifact;

import dev.gristmill.store.json.CanonicalJson;
import dev.gristmill.store.json.Sha256;
import dev.gristmill.store.layout.AttemptLayout;
import dev.gristmill.store.log.ManifestReference;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StorageKeys;
import dev.gristmill.store.trust.ManifestSignature;
import dev.gristmill.store.trust.TrustPolicy;
import java.io.IOException;

/** From the log's word to the manifest's bytes: nothing is taken from them before all of it holds. */
final class ManifestSeal {

    private final Storage storage;
    private final AttemptLayout layout;
    private final ManifestReference reference;

    ManifestSeal(Storage storage, AttemptLayout layout, ManifestReference reference) {
        this.storage = storage;
        this.layout = layout;
        this.reference = reference;
    }

    /** The bytes that the log vouches for, signed where the policy requires it. */
    byte[] open(TrustPolicy trust) {
        String key = layout.artifactKey(ArtifactPaths.MANIFEST);
        if (!key.equals(reference.key())) {
            throw Finding.missing(storage, reference.key(), ArtifactPaths.MANIFEST)
                    .failure();
        }
        byte[] manifest = vouched(ArtifactPaths.MANIFEST, reference.sha256());
        String signature = reference.signatureSha256();
        byte[] signed = signature == null ? new byte[0] : vouched(ArtifactPaths.MANIFEST_SIGNATURE, signature);
        if (trust.requiresSignature()) {
            requireTrusted(manifest, signed, trust);
        }
        return manifest;
    }

    private void requireTrusted(byte[] manifest, byte[] signed, TrustPolicy trust) {
        if (signed.length == 0) {
            throw Finding.untrusted(
                            storage,
                            layout.artifactKey(ArtifactPaths.MANIFEST),
                            ArtifactPaths.MANIFEST + " is not signed")
                    .failure();
        }
        String key = layout.artifactKey(ArtifactPaths.MANIFEST_SIGNATURE);
        if (!trust.trusts(manifest, signature(signed, key))) {
            throw Finding.untrusted(
                            storage,
                            key,
                            ArtifactPaths.MANIFEST_SIGNATURE + " is not a signature of it by a trusted key")
                    .failure();
        }
    }

    private ManifestSignature signature(byte[] bytes, String key) {
        try {
            return CanonicalJson.readDocument(bytes, ManifestSignature.class);
        } catch (IOException e) {
            throw ArtifactReader.unreadable(storage, key, e);
        }
    }

    private byte[] vouched(String path, String sha256) {
        String key = layout.artifactKey(path);
        byte[] bytes = storage.read(key)
                .orElseThrow(() -> Finding.missing(storage, key, path).failure());
        if (!Sha256.of(bytes).equals(sha256)) {
            throw Finding.changed(storage, key, path).failure();
        }
        return bytes;
    }

    /**
     * Refuses a manifest of another artefact, for a good signature alone does not say what it belongs to, and one that
     * leads out of its folder.
     */
    void requireOwn(Manifest manifest) {
        if (!manifest.files().stream().allMatch(file -> within(file.path()))) {
            throw Finding.outside(storage, layout.artifactKey(ArtifactPaths.MANIFEST))
                    .failure();
        }
        boolean own = manifest.model().equals(layout.model())
                && manifest.runId().equals(layout.runId())
                && manifest.attemptId().equals(layout.attemptId());
        if (!own) {
            throw Finding.untrusted(
                            storage,
                            layout.artifactKey(ArtifactPaths.MANIFEST),
                            ArtifactPaths.MANIFEST + " is that of " + manifest.model() + ", run " + manifest.runId())
                    .failure();
        }
    }

    private static boolean within(String path) {
        try {
            return StorageKeys.requireKey(path).equals(path);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
