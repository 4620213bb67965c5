package dev.gristmill.store.trust;

import java.util.Objects;

/**
 * A signature over the bytes of {@code MANIFEST.json} ({@code MANIFEST.sig.json}).
 *
 * @param algorithm {@code Ed25519}
 * @param signature 64 bytes in Base64
 */
public record ManifestSignature(String algorithm, String signature) {

    static final String ED25519 = "Ed25519";

    public ManifestSignature {
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(signature);
    }
}
