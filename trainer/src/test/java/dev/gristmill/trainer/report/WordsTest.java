package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void writesNumbersAsFarAsTheyMatter() {
        assertThat(Words.number(0.78123)).isEqualTo("0.7812");
        assertThat(Words.number(-31.72)).isEqualTo("-31.720");
        assertThat(Words.number(12_345.678)).isEqualTo("12,345.7");
        assertThat(Words.number(12_010)).isEqualTo("12,010");
        assertThat(Words.number(0.0000123)).isEqualTo("1.230e-05");
        assertThat(Words.number(0)).isEqualTo("0.0000");
        assertThat(Words.number(1e12)).isEqualTo("1.000e+12");
    }

    @Test
    void writesBrieflyOnAxes() {
        assertThat(Words.brief(0.25)).isEqualTo("0.25");
        assertThat(Words.brief(8000)).isEqualTo("8,000");
        assertThat(Words.brief(25_000)).isEqualTo("25k");
        assertThat(Words.brief(3_200_000)).isEqualTo("3.2M");
        assertThat(Words.brief(-0.0004)).isEqualTo("-4.0e-04");
        assertThat(Words.brief(5e12)).isEqualTo("5.0e+12");
    }

    @Test
    void writesDurationsAndSizesAndCounts() {
        assertThat(Words.duration(850)).isEqualTo("850 ms");
        assertThat(Words.duration(12_340)).isEqualTo("12.3 s");
        assertThat(Words.duration(245_000)).isEqualTo("4 min 5 s");
        assertThat(Words.duration(9_600_000)).isEqualTo("2 h 40 min");
        assertThat(Words.size(1023)).isEqualTo("1023 B");
        assertThat(Words.size(3_670_016)).isEqualTo("3.5 MiB");
        assertThat(Words.some(1, "row")).isEqualTo("1 row");
        assertThat(Words.some(1200, "row")).isEqualTo("1,200 rows");
        assertThat(Words.count(2.5)).isEqualTo("2.5");
        assertThat(Words.count(0.04)).isEqualTo("0.0400");
    }
}
