package dev.gristmill.store.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparkReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "4.1.0, 4.1.0, true",
        "4.1.0, 4.1.9, true",
        "4.1.0, 3.5.1, true",
        "4.1.0, 4.0.2-vendor-3, true",
        "4.1.0, 4.2.0, false",
        "4.1.0, 4.10.0, false",
        "4.9.0, 4.10.0, false",
        "4.10.0, 4.9.0, true",
        "4.1.0, 5.0.0, false",
        "5.0.0, 4.9.0, true",
        "4.1.0, 4.2.0-preview1, false",
        "4.1.0, '', false",
        "4.1.0, newest, false",
        "4.1.0, 99999999999.0.0, false",
        "own-build, own-build, true"
    })
    void readsWhatNoLaterFeatureReleaseWrote(String reader, String writer, boolean reads) {
        assertThat(new SparkRelease(reader).reads(new SparkRelease(writer))).isEqualTo(reads);
    }
}
