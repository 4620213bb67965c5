package dev.gristmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {

    @Test
    void writesARecordAfterTheSchemaVersionAndInItsOrder() {
        Body body = new Body(
                "z", null, Instant.parse("2026-11-22T01:02:03Z"), LocalDate.of(2026, 11, 22), Path.of("a/b"), 5L);

        assertThat(JsonDocument.text(body)).isEqualTo("""
                        {
                          "schemaVersion" : 1,
                          "zebra" : "z",
                          "absent" : null,
                          "at" : "2026-11-22T01:02:03Z",
                          "day" : "2026-11-22",
                          "folder" : "a/b",
                          "sizeBytes" : 5
                        }
                        """);
    }

    @Test
    void writesNullForWhatIsNoNumber() {
        Map<String, Object> metrics = new TreeMap<>(Map.of(
                "a",
                Double.NaN,
                "b",
                0.25,
                "c",
                Float.NEGATIVE_INFINITY,
                "d",
                new double[] {1, Double.POSITIVE_INFINITY},
                "e",
                List.of(Map.of("x", Double.NaN))));

        assertThat(JsonDocument.text(metrics).replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"schemaVersion\":1,\"a\":null,\"b\":0.25,\"c\":null,\"d\":[1.0,null],\"e\":[{\"x\":null}]}");
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> JsonDocument.text(Arrays.asList(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot write class java.util.Arrays$ArrayList as a document: not an object");
    }

    private record Body(
            String zebra, @Nullable String absent, Instant at, LocalDate day, Path folder, long sizeBytes) {}
}
