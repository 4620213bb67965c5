package dev.gristmill.store.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The keys of RFC 8032, section 7.1: everybody knows them, and so they sign nothing but tests.
 *
 * @param secret 32 bytes in hexadecimal
 * @param known 32 bytes in hexadecimal
 */
public record TestKeys(String secret, String known) {

    /** TEST 1. */
    public static final TestKeys ONE = new TestKeys(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    /** TEST 2. */
    public static final TestKeys TWO = new TestKeys(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    // What DER puts before an Ed25519 key: RFC 8410
    private static final String BEFORE_PRIVATE = "302e020100300506032b657004220420";
    private static final String BEFORE_PUBLIC = "302a300506032b6570032100";

    /** PKCS#8 in PEM. */
    public String privatePem() {
        return pem("PRIVATE KEY", BEFORE_PRIVATE + secret);
    }

    /** The public key in PEM. */
    public String publicPem() {
        return pem("PUBLIC KEY", BEFORE_PUBLIC + known);
    }

    /** A file with the public key. */
    public String publicFile(Path folder) {
        try {
            return Files.writeString(folder.resolve(known.substring(0, 8) + ".pem"), publicPem())
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, String der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(HexFormat.of().parseHex(der));
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }
}
