package dev.gristmill.trainer.run;

import dev.gristmill.error.Blame;
import dev.gristmill.error.ExitCode;
import dev.gristmill.trainer.ProductSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Bad files, each with what a run says of them; of records that cannot be read a run names the first five. */
final class BadFilesCatalogue {

    private static final String AB = "a INT, b STRING";
    private static final String ABC = "a INT, b STRING, c STRING";
    private static final String OPEN_QUOTE = " is not closed where the field ends";
    private static final String TYPES = "i INT, l BIGINT, d DOUBLE, b BOOLEAN, day DATE, t TIMESTAMP, n DECIMAL(4,1)";
    private static final String HEADER = "i,l,d,b,day,t,n\n";

    /**
     * A line of the catalogue.
     *
     * @param name what it is about
     * @param files by their names in a folder
     * @param options of the source, but for the path
     * @param column a number that the rows have, to train on and to split by
     * @param blame who can do something about it
     * @param exitCode of the run
     * @param error code, place and message; {@code DIR} stands for the folder, dots for what another library says
     */
    record Case(
            String name,
            Map<String, Supplier<byte[]>> files,
            Map<String, Object> options,
            String column,
            Blame blame,
            ExitCode exitCode,
            String error) {

        void write(Path folder) {
            try {
                Files.createDirectories(folder);
                for (var file : files.entrySet()) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue().get());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private BadFilesCatalogue() {}

    static Stream<Case> all() {
        return Stream.of(quotes(), types(), csv(), headers(), json(), encodings(), formats(), damage(), folders())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> quotes() {
        return Stream.of(
                new Bad("quotes that are never closed")
                        .csv(ABC)
                        .file("k=1/x.csv", """
                                a,b,c
                                1,x,"abc
                                2,"x,y,z
                                3,"x,y
                                "4,x,y
                                5,x,"
                                8,"x","y"
                                9,"\\"x\\"","y, z"
                                10,x"y,z
                                11,"x" ,z
                                13,"x""y",z
                                """)
                        .file("k=2/y.csv", "a,b,c\n14,\"\\\"x\",z\n15,x,abc\n")
                        .rows(
                                "DATA-105",
                                "5 of 12",
                                "DIR/k=1/x.csv:2: the quote that opens c" + OPEN_QUOTE,
                                "DIR/k=1/x.csv:3: the quote that opens b" + OPEN_QUOTE,
                                "DIR/k=1/x.csv:4: the quote that opens b" + OPEN_QUOTE,
                                "DIR/k=1/x.csv:5: the quote that opens a" + OPEN_QUOTE,
                                "DIR/k=1/x.csv:6: the quote that opens c" + OPEN_QUOTE),
                new Bad("quotes that close too early, and empty lines")
                        .csv(ABC)
                        .file("x.csv", """
                                a,b,c
                                6,x,"a\\"

                                7,"x"y,z
                                8,"x","y"
                                "12,x
                                """)
                        .rows(
                                "DATA-105",
                                "3 of 4",
                                "DIR/x.csv:2: the quote that opens c" + OPEN_QUOTE,
                                "DIR/x.csv:4: the quote that opens b" + OPEN_QUOTE,
                                "DIR/x.csv:6: the quote that opens a" + OPEN_QUOTE),
                new Bad("a quote below lines that are blank")
                        .csv(AB)
                        .file("x.csv", "\r\n \t\r\na,b\r\n1,\"x\r\n2,y\r\n")
                        .rows("DATA-105", "1 of 2", "DIR/x.csv:4: the quote that opens b" + OPEN_QUOTE),
                multiLine("a quote that opens the rest of the file", "a,b\n1,\"x\n2,y\n3,z\n", 2),
                multiLine("a quote that another record closes", "a,b\n1,\"x\n2,y\n3,\"z\"\n", 2),
                multiLine("a quote in the last line", "a,b\n1,x\n2,\"y\n", 3));
    }

    private static Case multiLine(String name, String text, int line) {
        return new Bad(name)
                .csv(AB)
                .option("multiLine", true)
                .file("x.csv", text)
                .refused("DATA-105 at DIR/x.csv:" + line + " Cannot read DIR/x.csv: the quote that line " + line
                        + " opens is not closed where a field ends");
    }

    private static Stream<Case> types() {
        return Stream.of(
                new Bad("whole numbers that are none")
                        .csv(TYPES)
                        .column("l")
                        .file("x.csv", HEADER + """
                                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                2147483648,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                 1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                1 ,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                0x10,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                1.0,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 6",
                                "DIR/x.csv:3: i='2147483648' (expected int)",
                                "DIR/x.csv:4: i=' 1' (expected int)",
                                "DIR/x.csv:5: i='1 ' (expected int)",
                                "DIR/x.csv:6: i='0x10' (expected int)",
                                "DIR/x.csv:7: i='1.0' (expected int)"),
                new Bad("long numbers, fractions and decimals that are none")
                        .csv(TYPES)
                        .column("i")
                        .file("x.csv", HEADER + """
                                1,9223372036854775808,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                1,1e3,1.5,true,2001-01-31,2001-01-31 10:00:00,12.5
                                1,1,1.5 EUR,true,2001-01-31,2001-01-31 10:00:00,12.5
                                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,12345.5
                                1,1,1.5,true,2001-01-31,2001-01-31 10:00:00,twelve
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 5",
                                "DIR/x.csv:2: l='9223372036854775808' (expected bigint)",
                                "DIR/x.csv:3: l='1e3' (expected bigint)",
                                "DIR/x.csv:4: d='1.5 EUR' (expected double)",
                                "DIR/x.csv:5: n='12345.5' (expected decimal(4,1))",
                                "DIR/x.csv:6: n='twelve' (expected decimal(4,1))"),
                new Bad("truth values and days that are none")
                        .csv(TYPES)
                        .column("i")
                        .file("x.csv", HEADER + """
                                1,1,1.5,yes,2001-01-31,2001-01-31 10:00:00,12.5
                                1,1,1.5,1,2001-01-31,2001-01-31 10:00:00,12.5
                                1,1,1.5,true,2001-02-30,2001-01-31 10:00:00,12.5
                                1,1,1.5,true,2001-13-01,2001-01-31 10:00:00,12.5
                                1,1,1.5,true,31.01.2001,2001-01-31 10:00:00,12.5
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 5",
                                "DIR/x.csv:2: b='yes' (expected boolean)",
                                "DIR/x.csv:3: b='1' (expected boolean)",
                                "DIR/x.csv:4: day='2001-02-30' (expected date)",
                                "DIR/x.csv:5: day='2001-13-01' (expected date)",
                                "DIR/x.csv:6: day='31.01.2001' (expected date)"),
                new Bad("days and times that are none, and a decimal comma")
                        .csv(TYPES)
                        .column("i")
                        .file("x.csv", HEADER + """
                                1,1,1.5,true,2001-01-31x,2001-01-31 10:00:00,12.5
                                1,1,1.5,true,2001-01-31,2001-02-30 10:00:00,12.5
                                1,1,1.5,true,2001-01-31,2001-01-31 25:00:00,12.5
                                1,1,1.5,true,2001-01-31,ten,12.5
                                1,1,"1,5",true,2001-01-31,2001-01-31 10:00:00,12.5
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 5",
                                "DIR/x.csv:2: day='2001-01-31x' (expected date)",
                                "DIR/x.csv:3: t='2001-02-30 10:00:00' (expected timestamp)",
                                "DIR/x.csv:4: t='2001-01-31 25:00:00' (expected timestamp)",
                                "DIR/x.csv:5: t='ten' (expected timestamp)",
                                "DIR/x.csv:6: d='1,5' (expected double)"),
                new Bad("numbers that only Java would write so")
                        .csv("i INT, d DOUBLE, f FLOAT, n DECIMAL(9,1), s STRING")
                        .column("i")
                        .option("nullValue", "0xNA")
                        .file("x.csv", """
                                i,d,f,n,s
                                1,1.5,1.5,1.5,5d
                                1,5d,1,1,x
                                1,1,-.5F,1,x
                                1,0x1p3,1,1,x
                                1,1, 5.D ,1,x
                                1,1,1,"1,500.0","1,5"
                                1,Inf,-Infinity,1,0x1
                                1,0xNA,NaN,0xNA,x
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 8",
                                "DIR/x.csv:3: d='5d' (expected double)",
                                "DIR/x.csv:4: f='-.5F' (expected float)",
                                "DIR/x.csv:5: d='0x1p3' (expected double)",
                                "DIR/x.csv:6: f=' 5.D ' (expected float)",
                                "DIR/x.csv:7: n='1,500.0' (expected decimal(9,1))"));
    }

    private static Stream<Case> csv() {
        return Stream.of(
                new Bad("too few and too many fields, odd bytes")
                        .csv(AB)
                        .file("x.csv", "\uFEFFa,b\r\n1\r\n2,x,3\r\n4,y\r\n\0,y\r\n\r\n2\0,z\r\n3,z\r\n")
                        .rows(
                                "DATA-102",
                                "4 of 6",
                                "DIR/x.csv:2: 1 of 2 fields",
                                "DIR/x.csv:3: 3 of 2 fields",
                                "DIR/x.csv:5: 0 of 2 fields",
                                "DIR/x.csv:7: a='2\0' (expected int)"),
                new Bad("a text in a column of numbers whose types are found")
                        .option("format", "csv")
                        .column("b")
                        .file("x.csv", "a,b\n" + "1,2\n".repeat(20) + "foo,3\n")
                        .rows("DATA-101", "1 of 21", "DIR/x.csv:22: a='foo' (expected int)"),
                new Bad("records of several lines")
                        .csv(AB)
                        .option("multiLine", true)
                        .file("x.csv", "a,b\n1,\"x\ny\"\nfoo,\"z\nz\"\n\n2\n3,x\n4\n")
                        .rows(
                                "DATA-101",
                                "3 of 5",
                                "DIR/x.csv:4: a='foo' (expected int)",
                                "DIR/x.csv:7: 1 of 2 fields",
                                "DIR/x.csv:9: 1 of 2 fields"),
                new Bad("a fault in a column that the job does not need")
                        .csv("a INT, b STRING, c INT")
                        .file("x.csv", "a,b,c\n1,x,1\n2,y,foo\n")
                        .rows("DATA-101", "1 of 2", "DIR/x.csv:3: c='foo' (expected int)"),
                new Bad("a schema that is none")
                        .csv("a WHAT")
                        .file("x.csv", "a\n1\n")
                        .refused(
                                Blame.USER,
                                ExitCode.INVALID,
                                "JOB-729 at source.schema Invalid source.schema: 'a WHAT' (expected columns with SQL types,"
                                        + " such as date TIMESTAMP, delay INT)"));
    }

    private static Stream<Case> headers() {
        return Stream.of(
                new Bad("a header with another column")
                        .csv("a INT, b INT")
                        .file("x.csv", "a,c\n1,2\n")
                        .refused(
                                "DATA-103 at DIR/x.csv:1 Cannot read DIR/x.csv: its header 'a,c' does not name the columns"
                                        + " 'a,b' of source.schema"),
                new Bad("a header with a column twice")
                        .csv("a INT, b INT")
                        .file("x.csv", "a,a\n1,2\n")
                        .refused("DATA-104 at DIR/x.csv:1 Cannot read DIR/x.csv: its header names column a twice"),
                new Bad("a file with other columns than the first")
                        .option("format", "csv")
                        .file("x.csv", "a,b\n1,2\n")
                        .file("y.csv", "a,c\n1,2\n")
                        .refused(
                                "DATA-103 at DIR/y.csv:1 Cannot read DIR/y.csv: its header 'a,c' does not name the columns"
                                        + " 'a,b' of DIR/x.csv"),
                new Bad("headers alone")
                        .option("format", "csv")
                        .file("x.csv", "a,b\n")
                        .refused(
                                Blame.DATA,
                                ExitCode.MISSING,
                                "DATA-117 at source.path Cannot find the types of the columns: the files have 0 rows below"
                                        + " their headers"));
    }

    private static Stream<Case> json() {
        return Stream.of(
                new Bad("JSON values of other types")
                        .json("a INT, b STRING, n INT")
                        .column("n")
                        .file("x.json", """
                                {"a":1,"b":"x","n":1}
                                {"a":1.5}
                                {"a":2147483648}
                                {"a":"1"}
                                {"a":true}
                                {"a":[1]}
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 6",
                                "DIR/x.json:2: a='1.5' (expected int)",
                                "DIR/x.json:3: a='2147483648' (expected int)",
                                "DIR/x.json:4: a='1' (expected int)",
                                "DIR/x.json:5: a='true' (expected int)",
                                "DIR/x.json:6: a='[1]' (expected int)"),
                new Bad("JSON that is none, or no object")
                        .json(AB)
                        .file("x.json", """
                                {"a":1,"b":"x"}
                                {"a":{},"b":"x"}
                                {"a":01,"b":"x"}
                                {"a":NaN,"b":"x"}
                                null
                                "x"
                                """)
                        .rows(
                                "DATA-101",
                                "5 of 6",
                                "DIR/x.json:2: a='{}' (expected int)",
                                "DIR/x.json:3: not JSON: Invalid numeric value...",
                                "DIR/x.json:4: a='\"NaN\"' (expected int)",
                                "DIR/x.json:5: not a JSON object",
                                "DIR/x.json:6: not a JSON object"),
                new Bad("JSON that ends too early or goes on")
                        .json(AB)
                        .file("x.json", """
                                {"a":1,"b":"x"}
                                5
                                {"a":1,"b":"x"

                                {"a":1,"b":"x"}{"a":2}
                                {"a":1} x
                                {"a":1,"a":2}
                                """)
                        .rows(
                                "DATA-107",
                                "5 of 6",
                                "DIR/x.json:2: not a JSON object",
                                "DIR/x.json:3: not JSON: Unexpected end-of-input...",
                                "DIR/x.json:5: more follows the JSON object",
                                "DIR/x.json:6: not JSON: Unrecognized token 'x'...",
                                "DIR/x.json:7: not JSON: Duplicate field 'a'..."),
                new Bad("JSON arrays, and names twice within objects")
                        .json(AB)
                        .file("x.json", """
                                {"a":1,"b":"x","c":{"d":[{"e":1,"e":1}]}}
                                []
                                [{"a":1},{"a":2}]
                                {"a":1,"b":"\uFFFF","c":{"a":1}}
                                """)
                        .rows(
                                "DATA-107",
                                "3 of 4",
                                "DIR/x.json:1: not JSON: Duplicate field 'e'...",
                                "DIR/x.json:2: not a JSON object",
                                "DIR/x.json:3: not a JSON object"),
                new Bad("JSON documents of several lines")
                        .json("a INT")
                        .option("multiLine", true)
                        .file("x.json", "[{\"a\":1},\n{\"a\":2]\n")
                        .rows("DATA-107", "1 of 1", "DIR/x.json:2: not JSON: ..."),
                new Bad("odd values in JSON whose types are found")
                        .option("format", "json")
                        .column("i")
                        .file(
                                "x.json",
                                "{\"i\":1,\"n\":1,\"d\":1.5,\"o\":{\"p\":1},\"b\":true,\"l\":[1]}\n".repeat(20) + """
                                        {"n":"foo"}
                                        {"d":{"x":1}}
                                        {"o":5}
                                        {"b":"yes"}
                                        {"l":{"x":1}}
                                        """)
                        .rows(
                                "DATA-101",
                                "5 of 25",
                                "DIR/x.json:21: n='foo' (expected bigint)",
                                "DIR/x.json:22: d='{\"x\":1}' (expected double)",
                                "DIR/x.json:23: o='5' (expected struct<p:bigint>)",
                                "DIR/x.json:24: b='yes' (expected boolean)",
                                "DIR/x.json:25: l='{\"x\":1}' (expected array<bigint>)"),
                new Bad("a column that is in no JSON record")
                        .json(AB)
                        .file("x.json", "{\"a\":1,\"B2\":\"x\"}\n")
                        .refused(
                                "DATA-108 at DIR/x.json Cannot read column b: it is in no record of 1 file; there is B2,"
                                        + " which source.schema does not have"));
    }

    private static Stream<Case> encodings() {
        String nested = "{\"a\":1,\"s\":{\"t\":\"x\"},\"l\":[\"x\"],\"m\":{\"k\":\"x\"}}\n";
        return Stream.of(
                new Bad("bytes of another encoding at the start")
                        .csv(AB)
                        .latin("x.csv", "a,b\n1,caf\u00e9\n")
                        .refused("DATA-106 at DIR/x.csv Cannot read DIR/x.csv as UTF-8: byte 9 is not valid in it"),
                new Bad("bytes of another encoding far down, and more")
                        .csv(AB)
                        .latin("x.csv", "a,b\n" + "1,x\n".repeat(20_000) + "1,caf\u00e9\n2,\"x\nfoo,y\n3\n")
                        .rows(
                                "DATA-106",
                                "4 of 20004",
                                "DIR/x.csv:20002: byte 80009 is not valid UTF-8",
                                "DIR/x.csv:20003: the quote that opens b" + OPEN_QUOTE,
                                "DIR/x.csv:20004: a='foo' (expected int)",
                                "DIR/x.csv:20005: 1 of 2 fields"),
                new Bad("lost characters within nested JSON")
                        .json("a INT, s STRUCT<t: STRING>, l ARRAY<STRING>, m MAP<STRING, STRING>")
                        .latin(
                                "x.json",
                                nested.repeat(1700)
                                        + nested.replace("{\"t\":\"x\"}", "{\"t\":\"caf\u00e9\"}")
                                        + nested.replace("[\"x\"]", "[\"y\",\"caf\u00e9\"]")
                                        + nested.replace("{\"k\":\"x\"}", "{\"k\":\"caf\u00e9\"}")
                                        + nested.replace("{\"k\":\"x\"}", "{\"caf\u00e9\":\"x\"}")
                                        + nested.replace("{\"t\":\"x\"}", "{\"t\":\"caf\\uFFFD\"}"))
                        .rows(
                                "DATA-106",
                                "5 of 1705",
                                "DIR/x.json:1701: byte 78220 is not valid UTF-8",
                                "DIR/x.json:1702: byte 78283 is not valid UTF-8",
                                "DIR/x.json:1703: byte 78346 is not valid UTF-8",
                                "DIR/x.json:1704: byte 78391 is not valid UTF-8",
                                "DIR/x.json:1705: the character U+FFFD, which stands for one that an earlier program could"
                                        + " not read"));
    }

    private static Stream<Case> formats() {
        return Stream.of("parquet", "orc", "avro")
                .flatMap(format -> Stream.of(
                        new Bad(format + ": a column that only some files have")
                                .option("format", format)
                                .column("f")
                                .query("day=1/x", "SELECT 1 AS f")
                                .query("day=2/x", "SELECT 2 AS f, 'y' AS g")
                                .refused("DATA-109 at DIR/day=1/x Cannot read column g: it is in 1 of 2 files, first in"
                                        + " DIR/day=2/x, not in DIR/day=1/x"),
                        new Bad(format + ": a column that changes its type")
                                .option("format", format)
                                .column("f")
                                .query("x", "SELECT 1 AS f")
                                .query("y", "SELECT 'b' AS f")
                                .refused(
                                        "DATA-110 at DIR/y Cannot read column f: it is int in DIR/x and string in DIR/y"),
                        new Bad(format + ": a file that was cut off")
                                .option("format", format)
                                .column("f")
                                .query("x", "SELECT 1 AS f")
                                .half("y", "SELECT 2 AS f")
                                .refused("DATA-111 at DIR/y Cannot read 1 of 2 files as " + format + ": DIR/y: ...")));
    }

    private static Stream<Case> damage() {
        return Stream.of(
                new Bad("a file without a byte")
                        .option("format", "parquet")
                        .column("f")
                        .query("x", "SELECT 1 AS f")
                        .file("y", "")
                        .refused("DATA-111 at DIR/y Cannot read 1 of 2 files as parquet: DIR/y: the file is empty"),
                new Bad("a packed file that was cut off")
                        .csv("a INT")
                        .file("x.csv", "a\n1\n")
                        .packedHalf("y.csv.gz", "a\n" + "12345\n".repeat(5_000))
                        .refused(
                                "DATA-112 at DIR/y.csv.gz Cannot read 1 of 2 files as csv: DIR/y.csv.gz: the packed file"
                                        + " ends too early: it was cut off"),
                libsvm("1 1:2 2:x", "'2:x' (expected index:value)"),
                libsvm("1 2:1 2:3", "index 2 (expected more than 2)"),
                libsvm("a 1:1", "label 'a' (expected a number)"));
    }

    private static Case libsvm(String line, String reason) {
        return new Bad("libsvm: " + reason)
                .option("format", "libsvm")
                .column("label")
                .file("x.libsvm", "1 1:2\n" + line + "\n")
                .refused("DATA-101 at DIR/x.libsvm:2 Cannot read DIR/x.libsvm:2 as libsvm: " + reason);
    }

    private static Stream<Case> folders() {
        return Stream.of(
                new Bad("two folders of one partition")
                        .option("format", "csv")
                        .file("k=1/x.csv", "a\n1\n")
                        .file("k=01/x.csv", "a\n2\n")
                        .refused(
                                "DATA-114 at DIR/k=1/x.csv Cannot read DIR: two folders are of the same partition: k=01 and"
                                        + " k=1"),
                new Bad("a partition of another type")
                        .option("format", "csv")
                        .file("k=1/x.csv", "a\n1\n")
                        .file("k=2/x.csv", "a\n2\n")
                        .file("k=odd/x.csv", "a\n3\n")
                        .refused(
                                "DATA-115 at DIR/k=odd/x.csv Invalid partition k: 'odd' (expected an integer, as in k=1; 1"
                                        + " of 3 files in such folders)"),
                new Bad("a file outside of the partitions")
                        .option("format", "csv")
                        .file("k=1/x.csv", "a\n1\n")
                        .file("x.csv", "a\n2\n")
                        .refused(
                                "DATA-115 at DIR/x.csv Cannot read DIR: x.csv is in the partition folders [] and k=1/x.csv"
                                        + " in [k]"),
                new Bad("an empty folder")
                        .option("format", "csv")
                        .refused(
                                Blame.DATA,
                                ExitCode.MISSING,
                                "DATA-117 at source.path Cannot read DIR: there are no data files in it"),
                new Bad("hidden files alone")
                        .option("format", "csv")
                        .file("_x.csv", "a\n1\n")
                        .refused(
                                Blame.DATA,
                                ExitCode.MISSING,
                                "DATA-117 at source.path Cannot read DIR: there are no data files in it but hidden ones,"
                                        + " such as _x.csv"));
    }

    /** A line of the catalogue in the making. */
    private static final class Bad {

        private final String name;
        private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
        private final Map<String, Object> options = new HashMap<>();
        private String column = "a";

        Bad(String name) {
            this.name = name;
        }

        Bad csv(String schema) {
            return option("format", "csv").option("schema", schema);
        }

        Bad json(String schema) {
            return option("format", "json").option("schema", schema);
        }

        Bad option(String key, Object value) {
            options.put(key, value);
            return this;
        }

        Bad column(String number) {
            column = number;
            return this;
        }

        Bad file(String file, String text) {
            files.put(file, () -> text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Bad latin(String file, String text) {
            files.put(file, () -> text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Bad packedHalf(String file, String text) {
            files.put(file, () -> half(packed(text)));
            return this;
        }

        Bad query(String file, String sql) {
            files.put(file, () -> queried(sql));
            return this;
        }

        Bad half(String file, String sql) {
            files.put(file, () -> half(queried(sql)));
            return this;
        }

        /** Records that cannot be read, all of them told. */
        Case rows(String code, String count, String... faults) {
            String place = faults[0].substring(0, faults[0].indexOf(": "));
            return refused(code + " at " + place + " Cannot train: " + count + " rows cannot be read, first "
                    + String.join(", ", faults));
        }

        Case refused(String error) {
            return refused(Blame.DATA, ExitCode.DATA, error);
        }

        Case refused(Blame blame, ExitCode exitCode, String error) {
            return new Case(name, files, options, column, blame, exitCode, error);
        }

        private byte[] queried(String sql) {
            try {
                Path made = Files.createTempDirectory("made");
                String folder = made.resolve("files").toString();
                ProductSession.session()
                        .sql(sql)
                        .coalesce(1)
                        .write()
                        .format((String) options.get("format"))
                        .save(folder);
                try (Stream<Path> written = Files.list(Path.of(folder))) {
                    return Files.readAllBytes(
                            written.filter(it -> it.getFileName().toString().startsWith("part-"))
                                    .findFirst()
                                    .orElseThrow());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] half(byte[] bytes) {
            return Arrays.copyOf(bytes, bytes.length / 2);
        }

        private static byte[] packed(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
