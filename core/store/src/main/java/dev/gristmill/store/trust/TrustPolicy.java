package dev.gristmill.store.trust;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose signatures count. It belongs to the reader's environment, never to the store: whoever can write there could
 * change it there. Immutable.
 */
public final class TrustPolicy {

    /** The environment variable that names a file of public keys. */
    public static final String VARIABLE = "MODEL_STORE_TRUST";

    /** Requires no signature. */
    public static final TrustPolicy NONE = new TrustPolicy(List.of());

    private static final String KIND = "PUBLIC KEY";

    private final List<PublicKey> keys;

    private TrustPolicy(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The policy that {@code MODEL_STORE_TRUST} states; none if it is not set, or empty.
     *
     * @throws GristmillException when the file that it names holds no keys: it never means that anything goes
     */
    public static TrustPolicy of(Map<String, String> environment) {
        String file = environment.getOrDefault(VARIABLE, "");
        return file.isEmpty() ? NONE : in(file);
    }

    /**
     * Requires a signature by one of the keys in a file: Ed25519 public keys in PEM, one or several, as
     * {@code openssl pkey -pubout} writes them.
     */
    public static TrustPolicy in(String file) {
        List<PublicKey> keys = new ArrayList<>();
        for (byte[] encoded : PemText.blocks(text(file), KIND, file)) {
            try {
                keys.add(KeyFactory.getInstance(ManifestSignature.ED25519)
                        .generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw PemText.invalid(KIND, file, e);
            }
        }
        return new TrustPolicy(keys);
    }

    /** Whether a version without a signature is refused. */
    public boolean requiresSignature() {
        return !keys.isEmpty();
    }

    /** Whether one of the trusted keys made the signature of these bytes. */
    public boolean trusts(byte[] manifest, ManifestSignature signature) {
        return signature.algorithm().equals(ManifestSignature.ED25519)
                && keys.stream().anyMatch(key -> made(key, manifest, signature));
    }

    /**
     * Refuses to publish what no reader here would take.
     *
     * @param signer what would sign it; null for nothing
     * @throws GristmillException when signatures are required, and there is none, or none that counts
     */
    public void requireTrusted(@Nullable ManifestSigner signer) {
        if (!requiresSignature()) {
            return;
        }
        if (signer == null) {
            throw refused("the job has no publish.signingKey", "let the job sign what it publishes");
        }
        byte[] probe = new byte[0];
        if (!trusts(probe, signer.sign(probe))) {
            throw refused(
                    "its file does not hold the public key of the job's publish.signingKey",
                    "add the public key to that file, or sign with a key that is trusted");
        }
    }

    private static GristmillException refused(String reason, String hint) {
        return new GristmillException(
                StoreErrors.INVALID_KEY,
                "Cannot publish where " + VARIABLE + " requires a signature: " + reason,
                null,
                hint);
    }

    private static boolean made(PublicKey key, byte[] manifest, ManifestSignature signature) {
        try {
            Signature verifier = Signature.getInstance(ManifestSignature.ED25519);
            verifier.initVerify(key);
            verifier.update(manifest);
            return verifier.verify(Base64.getDecoder().decode(signature.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (CharacterCodingException e) {
            throw PemText.invalid(KIND, file, e);
        } catch (IOException | InvalidPathException e) {
            throw new GristmillException(
                    StoreErrors.INVALID_KEY,
                    "Cannot read the file of trusted keys: " + e,
                    file,
                    "name a readable file of public keys in PEM",
                    e);
        }
    }
}
