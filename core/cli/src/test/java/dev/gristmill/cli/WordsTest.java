package dev.gristmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB", "1125899906842624, 1024.0 TiB"})
    void writesSizes(long bytes, String text) {
        assertThat(Words.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0 s", "99, 99 s", "100, 1 min", "5999, 99 min", "7800, 2 h 10 min", "273600, 3 d 4 h"})
    void writesDurations(long seconds, String text) {
        assertThat(Words.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void writesMetricsInOrder() {
        assertThat(Words.metrics(Map.of("b", 12345.678, "a", 0.5, "c", 1e-7)))
                .isEqualTo("a 0.5000, b 12345.6780, c 1.000e-07");
        assertThat(Words.metrics(Map.of())).isEqualTo("-");
    }
}
