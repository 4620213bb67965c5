package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that Spark reads as something else, or as nothing, and counts as good: many kinds of them to a file. */
final class SilentInputSparkTest {

    private static final String ABC = "a INT, b STRING, c STRING";

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void makeFolder() {
        samples = new Samples(folder.resolve("data"));
    }

    @Test
    void findsQuotesThatAreNeverClosed() {
        samples.file("k=1/x.csv", """
                        a,b,c
                        1,x,"abc
                        2,"x,y,z
                        3,"x,y
                        "4,x,y
                        5,x,"
                        6,x,"a\\"

                        7,"x"y,z
                        8,"x","y"
                        9,"\\"x\\"","y, z"
                        10,x"y,z
                        11,"x" ,z
                        "12,x
                        13,"x""y",z
                        """).file("k=2/y.csv", "a,b,c\n14,\"\\\"x\",z\n15,x,abc\n");

        assertThat(samples.faults("format", "csv", "schema", ABC))
                .containsExactly(
                        "DATA-105 DIR/k=1/x.csv:2 the quote that opens c is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:3 the quote that opens b is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:4 the quote that opens b is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:5 the quote that opens a is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:6 the quote that opens c is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:7 the quote that opens c is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:9 the quote that opens b is not closed where the field ends",
                        "DATA-105 DIR/k=1/x.csv:14 the quote that opens a is not closed where the field ends");
        assertThat(samples.rows("format", "csv", "schema", ABC))
                .contains("8xy1", "9\"x\"y, z1", "10x\"yz1", "11xz1", "14\"xz2", "15xabc2")
                .hasSize(15);
    }

    @Test
    void takesAQuoteForTextWhereTheJobHasNone() {
        samples.file("x.csv", "a,b\n1,\"x\n");

        assertThat(samples.rows("format", "csv", "schema", "a INT, b STRING", "quote", ""))
                .containsExactly("1\"x");
    }

    @Test
    void tellsOtherFaultsOfSuchAFileToo() {
        String text = "a,b\n" + "1,x\n".repeat(20_000) + "1,caf\u00e9\n2,\"x\nfoo,y\n3\n";
        samples.file("x.csv", text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(samples.faults("format", "csv", "schema", "a INT, b STRING"))
                .containsExactly(
                        "DATA-106 DIR/x.csv:20002 byte 80009 is not valid UTF-8",
                        "DATA-105 DIR/x.csv:20003 the quote that opens b is not closed where the field ends",
                        "DATA-101 DIR/x.csv:20004 a='foo' (expected int)",
                        "DATA-102 DIR/x.csv:20005 1 of 2 fields");
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
    void findsNumbersThatOnlyJavaOrThousandsWouldWriteSo() {
        samples.file("x.csv", """
                d,f,n,s
                1.5,1.5,1.5,5d
                5d,1,1,x
                1,-.5F,1,x
                0x1p3,1,1,x
                1, 5.D ,1,x
                1,1,"1,5",x
                1,1,"1,500.0","1,5"
                Inf,-Infinity,1,0x1
                0xNA,NaN,0xNA,x
                """);

        assertThat(samples.faults(
                        "format", "csv", "schema", "d DOUBLE, f FLOAT, n DECIMAL(9,1), s STRING", "nullValue", "0xNA"))
                .containsExactly(
                        "DATA-101 DIR/x.csv:3 d='5d' (expected double)",
                        "DATA-101 DIR/x.csv:4 f='-.5F' (expected float)",
                        "DATA-101 DIR/x.csv:5 d='0x1p3' (expected double)",
                        "DATA-101 DIR/x.csv:6 f=' 5.D ' (expected float)",
                        "DATA-101 DIR/x.csv:7 n='1,5' (expected decimal(9,1))",
                        "DATA-101 DIR/x.csv:8 n='1,500.0' (expected decimal(9,1))");
    }

    @Test
    void findsUnreadableValuesOfEveryType() {
        samples.file("x.csv", """
                i,l,d,b,day,t,n
                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                2147483648,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                 1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                1 ,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                0x10,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                1.0,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                1,9223372036854775808,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                1,1e3,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                1,1,"1,5",true,2001-01-31,2001-01-31 10:00:00,12.5
                1,1,1.5 EUR,true,2001-01-31,2001-01-31 10:00:00,12.5
                1,1,1.5,yes,2001-01-31,2001-01-31 10:00:00,12.5
                1,1,1.5,1,2001-01-31,2001-01-31 10:00:00,12.5
                1,1,1.5,true,2001-02-30,2001-01-31 10:00:00,12.5
                1,1,1.5,true,2001-13-01,2001-01-31 10:00:00,12.5
                1,1,1.5,true,31.01.2001,2001-01-31 10:00:00,12.5
                1,1,1.5,true,2001-01-31x,2001-01-31 10:00:00,12.5
                1,1,1.5,true,2001-01-31,2001-02-30 10:00:00,12.5
                1,1,1.5,true,2001-01-31,2001-01-31 25:00:00,12.5
                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12345.5
                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,twelve
                """);

        assertThat(samples.faults(
                        "format",
                        "csv",
                        "schema",
                        "i INT, l BIGINT, d DOUBLE, b BOOLEAN, day DATE, t TIMESTAMP, n DECIMAL(4,1)"))
                .containsExactly(
                        "DATA-101 DIR/x.csv:3 i='2147483648' (expected int)",
                        "DATA-101 DIR/x.csv:4 i=' 1' (expected int)",
                        "DATA-101 DIR/x.csv:5 i='1 ' (expected int)",
                        "DATA-101 DIR/x.csv:6 i='0x10' (expected int)",
                        "DATA-101 DIR/x.csv:7 i='1.0' (expected int)",
                        "DATA-101 DIR/x.csv:8 l='9223372036854775808' (expected bigint)",
                        "DATA-101 DIR/x.csv:9 l='1e3' (expected bigint)",
                        "DATA-101 DIR/x.csv:10 d='1,5' (expected double)",
                        "DATA-101 DIR/x.csv:11 d='1.5 EUR' (expected double)",
                        "DATA-101 DIR/x.csv:12 b='yes' (expected boolean)",
                        "DATA-101 DIR/x.csv:13 b='1' (expected boolean)",
                        "DATA-101 DIR/x.csv:14 day='2001-02-30' (expected date)",
                        "DATA-101 DIR/x.csv:15 day='2001-13-01' (expected date)",
                        "DATA-101 DIR/x.csv:16 day='31.01.2001' (expected date)",
                        "DATA-101 DIR/x.csv:17 day='2001-01-31x' (expected date)",
                        "DATA-101 DIR/x.csv:18 t='2001-02-30 10:00:00' (expected timestamp)",
                        "DATA-101 DIR/x.csv:19 t='2001-01-31 25:00:00' (expected timestamp)",
                        "DATA-101 DIR/x.csv:20 n='12345.5' (expected decimal(4,1))",
                        "DATA-101 DIR/x.csv:21 n='twelve' (expected decimal(4,1))");
    }

    @Test
    void findsOddBytes() {
        samples.file("x.csv", "\uFEFFa,b\r\n1,x\r\n\0,y\r\n\r\n2\0,z\r\n3,z\r\n");

        assertThat(samples.faults("format", "csv", "schema", "a INT, b STRING"))
                .containsExactly("DATA-102 DIR/x.csv:3 0 of 2 fields", "DATA-101 DIR/x.csv:5 a='2\0' (expected int)");
    }

    @Test
    void findsLostCharactersWithinNestedJson() {
        String good = "{\"s\":{\"t\":\"x\"},\"l\":[\"x\"],\"m\":{\"k\":\"x\"},\"v\":\"x\"}\n";
        StringBuilder text = new StringBuilder(String.join("", Collections.nCopies(1500, good)));
        text.append(good.replace("{\"t\":\"x\"}", "{\"t\":\"caf\u00e9\"}"));
        text.append(good.replace("[\"x\"]", "[\"y\",\"caf\u00e9\"]"));
        text.append(good.replace("{\"k\":\"x\"}", "{\"k\":\"caf\u00e9\"}"));
        text.append(good.replace("{\"k\":\"x\"}", "{\"caf\u00e9\":\"x\"}"));
        text.append(good.replace("{\"t\":\"x\"}", "{\"t\":\"caf\\uFFFD\"}"));
        samples.file("x.json", text.toString().getBytes(StandardCharsets.ISO_8859_1));

        assertThat(samples.faults(
                        "format",
                        "json",
                        "schema",
                        "s STRUCT<t: STRING>, l ARRAY<STRING>, m MAP<STRING, STRING>, v STRING"))
                .containsExactly(
                        "DATA-106 DIR/x.json:1501 byte 72014 is not valid UTF-8",
                        "DATA-106 DIR/x.json:1502 byte 72079 is not valid UTF-8",
                        "DATA-106 DIR/x.json:1503 byte 72144 is not valid UTF-8",
                        "DATA-106 DIR/x.json:1504 byte 72191 is not valid UTF-8",
                        "DATA-106 DIR/x.json:1505 the character U+FFFD, which stands for one that an earlier program could not read");
    }

    @Test
    void doesNotTurnAJsonFieldIntoATextForAFewOddValues() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append("{\"n\":" + i + ",\"d\":" + i + ".5,\"o\":{\"p\":" + i
                    + ",\"q\":1.5},\"b\":true,\"l\":[1],\"s\":\"x\"}\n");
        }
        samples.file("x.json", text + """
                {"n":"foo"}
                {"d":{"x":1}}
                {"o":5}
                {"b":"yes"}
                {"l":{"x":1}}
                {"s":7}
                """);

        assertThat(samples.faults("format", "json"))
                .containsExactly(
                        "DATA-101 DIR/x.json:21 n='foo' (expected bigint)",
                        "DATA-101 DIR/x.json:22 d='{\"x\":1}' (expected double)",
                        "DATA-101 DIR/x.json:23 o='5' (expected struct<p:bigint,q:double>)",
                        "DATA-101 DIR/x.json:24 b='yes' (expected boolean)",
                        "DATA-101 DIR/x.json:25 l='{\"x\":1}' (expected array<bigint>)");
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

    @Test
    void findsOddJson() {
        samples.file("x.json", """
                {"a":1,"b":"x"}
                {"a":1.5,"b":"x"}
                {"a":2147483648,"b":"x"}
                {"a":"1","b":"x"}
                {"a":true,"b":"x"}
                {"a":[1],"b":"x"}
                {"a":{},"b":"x"}
                {"a":01,"b":"x"}
                {"a":NaN,"b":"x"}
                null
                "x"
                5
                {"a":1,"b":"x"

                {"a":1}{"a":2}
                {"a":1} x
                {"a":1,"a":2}
                {"a":1,"b":"x","c":{"d":[{"e":1,"e":1}]}}
                []
                [{"a":1},{"a":2}]
                {"a":1,"b":"\uFFFF","c":{"a":1}}
                """);

        assertThat(samples.faults("format", "json", "schema", "a INT, b STRING"))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:2 a='1.5' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:3 a='2147483648' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:4 a='1' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:5 a='true' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:6 a='[1]' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:7 a='{}' (expected int)"),
                        it -> assertThat(it).startsWith("DATA-107 DIR/x.json:8 not JSON: Invalid numeric value"),
                        it -> assertThat(it).isEqualTo("DATA-101 DIR/x.json:9 a='\"NaN\"' (expected int)"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:10 not a JSON object"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:11 not a JSON object"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:12 not a JSON object"),
                        it -> assertThat(it).startsWith("DATA-107 DIR/x.json:13 not JSON: Unexpected end-of-input"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:15 more follows the JSON object"),
                        it -> assertThat(it).startsWith("DATA-107 DIR/x.json:16 not JSON: Unrecognized token 'x'"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:17 not JSON: Duplicate field 'a'"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:18 not JSON: Duplicate field 'e'"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:19 not a JSON object"),
                        it -> assertThat(it).isEqualTo("DATA-107 DIR/x.json:20 not a JSON object"));
    }
}
