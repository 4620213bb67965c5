package dev.gristmill.store.trust;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys as OpenSSL writes them. No message holds a byte of them. */
final class PemText {

    private PemText() {}

    /** The decoded blocks of a kind, as in {@code PUBLIC KEY}, in their order. */
    static List<byte[]> blocks(String text, String kind, @Nullable String where) {
        Pattern block = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]*)-----END " + kind + "-----");
        List<byte[]> found = block.matcher(text)
                .results()
                .map(match -> decoded(match, kind, where))
                .toList();
        if (found.isEmpty()) {
            throw invalid(kind, where, null);
        }
        return found;
    }

    private static byte[] decoded(MatchResult match, String kind, @Nullable String where) {
        try {
            return Base64.getMimeDecoder().decode(match.group(1));
        } catch (IllegalArgumentException e) {
            throw invalid(kind, where, null);
        }
    }

    /** That there is no such key. A cause is told only where it cannot quote the key. */
    static GristmillException invalid(String kind, @Nullable String where, @Nullable Throwable cause) {
        return new GristmillException(
                StoreErrors.INVALID_KEY,
                "Cannot use the key: it is not an Ed25519 key in PEM (expected -----BEGIN " + kind + "-----)",
                where,
                kind.equals(ManifestSigner.KIND)
                        ? "make one by 'openssl genpkey -algorithm ed25519 -out signing.pem'"
                        : "make one by 'openssl pkey -in signing.pem -pubout -out public.pem'",
                cause);
    }
}
