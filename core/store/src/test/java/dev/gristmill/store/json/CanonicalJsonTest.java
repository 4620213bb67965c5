package dev.gristmill.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

    @Test
    void sortsKeysAtEveryDepthAndEndsTheLine() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(new Sample("ü", Instant.parse("2026-11-01T00:00:00Z"), null)));
        value.put("a", 0.1);
        assertThat(text(CanonicalJson.bytes(value)))
                .isEqualTo("{\"a\":0.1,\"b\":[{\"absent\":null,\"at\":\"2026-11-01T00:00:00Z\",\"name\":\"ü\"}]}\n");
    }

    @Test
    void sameValueSameBytesAfterReadingBack() throws IOException {
        byte[] bytes = CanonicalJson.bytes(Map.of("d", 1e300, "l", Long.MAX_VALUE, "s", "\"\n", "z", -0.0));
        assertThat(CanonicalJson.bytes(CanonicalJson.parse(bytes))).isEqualTo(bytes);
    }

    @Test
    void documentsCarryTheirFormat() throws IOException {
        Sample sample = new Sample("a", Instant.EPOCH, "x");
        byte[] bytes = CanonicalJson.document(sample);
        assertThat(text(bytes)).endsWith("\"name\":\"a\",\"schemaVersion\":1}\n");
        assertThat(CanonicalJson.readDocument(bytes, Sample.class)).isEqualTo(sample);
    }

    @Test
    void readsDocumentsWithFieldsThatCameLater() throws IOException {
        byte[] later = bytes("{\"schemaVersion\":1,\"name\":\"a\",\"at\":\"1970-01-01T00:00:00Z\",\"later\":{}}");
        assertThat(CanonicalJson.readDocument(later, Sample.class)).isEqualTo(new Sample("a", Instant.EPOCH, null));
    }

    @Test
    void refusesDocumentsOfANewerFormat() {
        assertThatThrownBy(() -> CanonicalJson.readDocument(bytes("{\"schemaVersion\":2}"), Sample.class))
                .isInstanceOf(IOException.class)
                .hasMessage("its schemaVersion is 2, this version knows 1");
    }

    @Test
    void refusesDuplicateKeysTrailingTokensAndBadTimes() {
        assertThatThrownBy(() -> CanonicalJson.parse(bytes("{\"a\":1,\"a\":2}")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CanonicalJson.parse(bytes("{} {}"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        CanonicalJson.readDocument(bytes("{\"schemaVersion\":1,\"at\":\"yesterday\"}"), Sample.class))
                .isInstanceOf(IOException.class);
    }

    // The digests of "" and "abc" are those of FIPS 180-2
    @Test
    void hashesAsPublished() throws IOException {
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.of(new ByteArrayInputStream(bytes("abc")))).isEqualTo(Sha256.of("abc"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private record Sample(String name, Instant at, @Nullable String absent) {}
}
