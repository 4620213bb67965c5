package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that look odd and are read, and what is said of some; what is refused, whole runs show. */
final class OddRecordsSparkTest {

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void makeFolder() {
        samples = new Samples(folder.resolve("data"));
    }

    @Test
    void readsQuotesThatAreClosed() {
        samples.file("k=1/x.csv", """
                        a,b,c
                        8,"x","y"
                        9,"\\"x\\"","y, z"
                        10,x"y,z
                        11,"x" ,z
                        """).file("k=2/y.csv", "a,b,c\n14,\"\\\"x\",z\n15,x,abc\n");

        assertThat(samples.rows("format", "csv", "schema", "a INT, b STRING, c STRING"))
                .containsExactly("10x\"yz1", "11xz1", "14\"xz2", "15xabc2", "8xy1", "9\"x\"y, z1");
    }

    @Test
    void takesAQuoteForTextWhereTheJobHasNone() {
        samples.file("x.csv", "a,b\n1,\"x\n");

        assertThat(samples.rows("format", "csv", "schema", "a INT, b STRING", "quote", ""))
                .containsExactly("1\"x");
    }

    @Test
    void takesALineLikeTheHeaderForARecord() {
        samples.file("x.csv", "\r\n \t\r\na,b\r\n1,\"x\r\na,b\r\n\r\n2,y\r\na,\uFDD0\r\n")
                .file("y.csv", "a,b\n")
                .file("z.csv", "\uFEFFb,a\n3,4\n");

        assertThat(samples.faults("format", "csv", "schema", "a STRING, b STRING"))
                .containsExactly("DATA-105 DIR/x.csv:4 the quote that opens b is not closed where the field ends");
        assertThat(samples.rows("format", "csv", "schema", "a STRING, b STRING"))
                .containsExactly("1x", "2y", "43", "ab", "a\uFDD0");
    }

    @Test
    void saysThatAJsonFieldIsReadAsATextForANumber() {
        samples.file("x.json", "{\"s\":\"x\"}\n".repeat(20) + "{\"s\":7}\n");

        assertThat(samples.warnings("format", "json"))
                .containsExactly(
                        "DATA-101 The values of s are of several types and are read as texts: 20 texts, 1 whole"
                                + " number; state its type in source.schema");
    }

    @Test
    void saysWhereJsonHasNoTypeThatMostValuesHave() {
        samples.file(
                "x.json",
                "{\"a\":1,\"o\":{\"p\":1}}\n{\"a\":\"x\",\"o\":{\"p\":\"x\"}}\n{\"a\":true}\n{\"a\":\"y\"}\n");

        assertThat(samples.warnings("format", "json"))
                .containsExactly(
                        "DATA-101 The values of a are of several types and are read as texts: 2 texts, 1 whole number, 1 truth value; state its type in source.schema",
                        "DATA-101 Values within o are of several types and are read as texts: struct<p:string>; state its type in source.schema");
    }
}
