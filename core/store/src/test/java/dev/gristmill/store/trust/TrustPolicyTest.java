package dev.gristmill.store.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.ExitCode;
import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustPolicyTest {

    private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** Messages and signatures of RFC 8032, section 7.1, TEST 1 and TEST 2. */
    @Test
    void signsAsTheStandardSays() {
        assertThat(hex(ManifestSigner.of(TestKeys.ONE.privatePem()).sign(new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        assertThat(hex(ManifestSigner.of(TestKeys.TWO.privatePem()).sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void trustsAnyOfItsKeysAndNoOther() throws IOException {
        ManifestSignature one = ManifestSigner.of(TestKeys.ONE.privatePem()).sign(MANIFEST);
        ManifestSignature two = ManifestSigner.of(TestKeys.TWO.privatePem()).sign(MANIFEST);
        TrustPolicy only = TrustPolicy.in(TestKeys.ONE.publicFile(folder));
        assertThat(only.trusts(MANIFEST, one)).isTrue();
        assertThat(only.trusts(MANIFEST, two)).isFalse();
        assertThat(only.trusts(new byte[] {'{', '}', '\n'}, one)).isFalse();

        Path both = Files.writeString(
                folder.resolve("both.pem"), "the old one\n" + TestKeys.ONE.publicPem() + TestKeys.TWO.publicPem());
        assertThat(TrustPolicy.in(both.toString()).trusts(MANIFEST, one)).isTrue();
        assertThat(TrustPolicy.in(both.toString()).trusts(MANIFEST, two)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not Base64!"})
    void trustsNoSignatureThatIsNone(String signature) {
        TrustPolicy policy = TrustPolicy.in(TestKeys.ONE.publicFile(folder));
        assertThat(policy.trusts(MANIFEST, new ManifestSignature("Ed25519", signature)))
                .isFalse();
    }

    @Test
    void trustsNoOtherAlgorithm() {
        ManifestSignature good = ManifestSigner.of(TestKeys.ONE.privatePem()).sign(MANIFEST);
        assertThat(TrustPolicy.in(TestKeys.ONE.publicFile(folder))
                        .trusts(MANIFEST, new ManifestSignature("none", good.signature())))
                .isFalse();
    }

    @Test
    void requiresNothingUnlessTheEnvironmentSaysSo() {
        assertThat(TrustPolicy.of(Map.of()).requiresSignature()).isFalse();
        assertThat(TrustPolicy.of(Map.of("MODEL_STORE_TRUST", "")).requiresSignature())
                .isFalse();
        String file = TestKeys.ONE.publicFile(folder);
        assertThat(TrustPolicy.of(Map.of("MODEL_STORE_TRUST", file)).requiresSignature())
                .isTrue();
    }

    @Test
    void neverTakesABrokenPolicyForNone() throws IOException {
        String missing = folder.resolve("missing.pem").toString();
        refuses(() -> TrustPolicy.of(Map.of("MODEL_STORE_TRUST", missing)), missing);
        for (String text : new String[] {"", "ssh-ed25519 AAAA", TestKeys.ONE.privatePem(), broken("PUBLIC KEY")}) {
            Path file = Files.writeString(folder.resolve("broken.pem"), text);
            refuses(() -> TrustPolicy.in(file.toString()), file.toString());
        }
    }

    @Test
    void saysNothingOfAPrivateKeyThatItCannotUse() {
        String body = TestKeys.ONE.privatePem().lines().skip(1).findFirst().orElseThrow();
        String wrong = TestKeys.ONE.privatePem().replace(body, body.substring(4));
        assertThatThrownBy(() -> ManifestSigner.of(wrong))
                .hasMessage("Cannot use the key: it is not an Ed25519 key in PEM (expected"
                        + " -----BEGIN PRIVATE KEY-----)")
                .hasNoCause();
    }

    @Test
    void refusesToPublishWhatNoReaderTakes() {
        ManifestSigner one = ManifestSigner.of(TestKeys.ONE.privatePem());
        TrustPolicy.NONE.requireTrusted(null);
        TrustPolicy.NONE.requireTrusted(one);
        TrustPolicy.in(TestKeys.ONE.publicFile(folder)).requireTrusted(one);
        TrustPolicy other = TrustPolicy.in(TestKeys.TWO.publicFile(folder));
        assertThatThrownBy(() -> other.requireTrusted(one))
                .hasMessage("Cannot publish where MODEL_STORE_TRUST requires a signature: its file does not hold the"
                        + " public key of the job's publish.signingKey");
        assertThatThrownBy(() -> other.requireTrusted(null))
                .hasMessage("Cannot publish where MODEL_STORE_TRUST requires a signature: the job has no"
                        + " publish.signingKey");
    }

    private static String broken(String kind) {
        return "-----BEGIN " + kind + "-----\nAAAA\n-----END " + kind + "-----\n";
    }

    private static void refuses(ThrowingCallable call, String where) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StoreErrors.INVALID_KEY);
                    assertThat(failure.code().exitCode()).isEqualTo(ExitCode.INVALID);
                    assertThat(failure.where()).isEqualTo(where);
                });
    }

    private static String hex(ManifestSignature signature) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(signature.signature()));
    }
}
