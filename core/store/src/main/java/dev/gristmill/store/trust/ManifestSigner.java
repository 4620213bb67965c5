package dev.gristmill.store.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs manifests by Ed25519 (RFC 8032). Safe for use by several threads; shows nothing of its key. */
public final class ManifestSigner {

    static final String KIND = "PRIVATE KEY";

    private final PrivateKey key;

    private ManifestSigner(PrivateKey key) {
        this.key = key;
    }

    /**
     * A signer with the key in this text: PKCS#8 in PEM, not encrypted, as {@code openssl genpkey -algorithm ed25519}
     * writes it.
     *
     * @throws dev.gristmill.error.GristmillException when it is no such key; the message does not quote it
     */
    public static ManifestSigner of(String pem) {
        byte[] encoded = PemText.blocks(pem, KIND, null).get(0);
        try {
            return new ManifestSigner(KeyFactory.getInstance(ManifestSignature.ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw PemText.invalid(KIND, null, null);
        }
    }

    /** The signature of these bytes; the same for the same bytes. */
    public ManifestSignature sign(byte[] manifest) {
        try {
            Signature signature = Signature.getInstance(ManifestSignature.ED25519);
            signature.initSign(key);
            signature.update(manifest);
            return new ManifestSignature(
                    ManifestSignature.ED25519, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign by Ed25519: " + e.getMessage(), e);
        }
    }
}
