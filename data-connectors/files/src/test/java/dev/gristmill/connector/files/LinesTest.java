package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinesTest {

    @Test
    void endsLinesAsSparksReadersDo() throws IOException {
        assertThat(lines("a\nbc\r\n\rd")).containsExactly("1@0 a", "2@2 bc", "3@6 ", "4@7 d");
        assertThat(lines("a\n")).containsExactly("1@0 a");
        assertThat(lines("a\r\n")).containsExactly("1@0 a");
        assertThat(lines("\n\n")).containsExactly("1@0 ", "2@1 ");
        assertThat(lines("")).isEmpty();
    }

    private static List<String> lines(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            while (lines.next()) {
                found.add(
                        lines.number() + "@" + lines.start() + " " + new String(lines.bytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
