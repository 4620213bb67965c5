package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.DiagnosedRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input, each kind as a file: none of it is read without a word. */
final class FilesBadInputSparkTest {

    private static final String AB = "a INT, b STRING";

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void makeFolder() {
        samples = new Samples(folder.resolve("data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a,b;1,x;foo,y                | a INT, b STRING       | DATA-101 DIR/x.csv:3 a='foo' (expected int)
            a,b;1,x;2147483648,y         | a INT, b STRING       | DATA-101 DIR/x.csv:3 a='2147483648' (expected int)
            a,b;1,x;1.5,y                | a INT, b STRING       | DATA-101 DIR/x.csv:3 a='1.5' (expected int)
            a,b;1,2001-02-03;1,2001-02-30 | a INT, b DATE         | DATA-101 DIR/x.csv:3 b='2001-02-30' (expected date)
            a,b;1,true;1,maybe           | a INT, b BOOLEAN      | DATA-101 DIR/x.csv:3 b='maybe' (expected boolean)
            a,b;1,1.5;1,1.5.5            | a INT, b DOUBLE       | DATA-101 DIR/x.csv:3 b='1.5.5' (expected double)
            a,b;1,1.5;1,12345            | a INT, b DECIMAL(4,1) | DATA-101 DIR/x.csv:3 b='12345' (expected decimal(4,1))
            a,b;1,2001-01-01 10:00;1,ten | a INT, b TIMESTAMP    | DATA-101 DIR/x.csv:3 b='ten' (expected timestamp)
            a,b;1;2,x,3;4,y              | a INT, b STRING       | DATA-102 DIR/x.csv:2 1 of 2 fields/DATA-102 DIR/x.csv:3 3 of 2 fields
            """)
    void findsTheLinesOfCsvThatCannotBeRead(String lines, String schema, String faults) {
        samples.file("x.csv", lines.replace(';', '\n') + "\n");

        assertThat(samples.faults("format", "csv", "schema", schema)).containsExactly(faults.split("/(?=DATA)", -1));
    }

    @Test
    void findsAFaultInAColumnThatNobodySelects() {
        samples.file("x.csv", "a,b,c\n1,x,1\n2,y,foo\n");

        try (SourceRead read = samples.open("format", "csv", "schema", "a INT, b STRING, c INT")) {
            assertThat(read.rows()
                            .select("b", Faults.FAULT)
                            .where(Faults.FAULT + " IS NOT NULL")
                            .count())
                    .isEqualTo(1);
            assertThat(read.rows().count()).isEqualTo(2);
        }
    }

    @Test
    void doesNotTurnAColumnOfNumbersIntoATextForAFewOddValues() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 20; i++) {
            text.append(i).append(",").append(i % 3 == 0 ? "" : "2001-01-01").append('\n');
        }
        samples.file("x.csv", text + "foo,2001-01-02\n");

        assertThat(samples.faults("format", "csv")).containsExactly("DATA-101 DIR/x.csv:22 a='foo' (expected int)");
    }

    @Test
    void findsRecordsOfSeveralLines() {
        samples.file("x.csv", "a,b\n1,\"x\ny\"\nfoo,\"z\nz\"\n\n2\n3,x\n4\n");

        assertThat(samples.faults("format", "csv", "schema", AB, "multiLine", true))
                .containsExactly(
                        "DATA-101 DIR/x.csv:4 a='foo' (expected int)",
                        "DATA-102 DIR/x.csv:7 1 of 2 fields",
                        "DATA-102 DIR/x.csv:9 1 of 2 fields");
    }

    @Test
    void matchesColumnsByNameWhateverTheirOrder() {
        samples.file("x.csv", "b,a\n10,1\n").file("y.csv", "a,b\n2,20\n");

        assertThat(samples.rows("format", "csv", "schema", "a INT, b INT")).containsExactly("110", "220");
        assertThat(samples.warnings("format", "csv", "schema", "a INT, b INT"))
                .containsExactly("DATA-103 The header of 1 of 2 files is in another order than 'a,b' of source.schema;"
                        + " columns are matched by name: DIR/x.csv ('b,a')");
        assertThat(samples.warnings("format", "csv"))
                .containsExactly("DATA-103 The header of 1 of 2 files is in another order than 'b,a' of DIR/x.csv;"
                        + " columns are matched by name: DIR/y.csv ('a,b')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a,c;1,2  | a INT, b INT | DATA-103 at DIR/x.csv:1 Cannot read DIR/x.csv: its header 'a,c' does not name the columns 'a,b' of source.schema
            a,a;1,2  | a INT, b INT | DATA-104 at DIR/x.csv:1 Cannot read DIR/x.csv: its header names column a twice
            """)
    void refusesAHeader(String lines, String schema, String failure) {
        samples.file("x.csv", lines.replace(';', '\n') + "\n");

        assertThat(samples.failure("format", "csv", "schema", schema)).isEqualTo(failure);
    }

    @Test
    void refusesAFileWithOtherColumnsThanTheFirst() {
        samples.file("x.csv", "a,b\n1,2\n").file("y.csv", "a,c\n1,2\n");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo("DATA-103 at DIR/y.csv:1 Cannot read DIR/y.csv: its header 'a,c' does not name the columns"
                        + " 'a,b' of DIR/x.csv");
    }

    @Test
    void findsNoTypesWhereThereAreHeadersAlone() {
        samples.file("x.csv", "a,b\n");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-117 at source.path Cannot find the types of the columns: the files have 0 rows below their"
                                + " headers");
    }

    @Test
    void keepsLongWholeNumbersApart() {
        samples.file("x.csv", "a\n1234567890123456788\n1234567890123456789\n");

        assertThat(samples.rows("format", "csv")).containsExactly("1234567890123456788", "1234567890123456789");
    }

    @Test
    void countsARecordWithoutADayWhateverTheWindow() {
        samples.file("x.csv", "day,a\n2001-01-01,1\nfoo,2\n2001-01-03,x\n2001-02-01,3\n");
        SourceSpec source = samples.source("format", "csv", "schema", "day DATE, a INT");
        WindowSpec window = new WindowSpec("day", LocalDate.of(2001, 1, 1), LocalDate.of(2001, 1, 2));

        try (SourceRead read = new FilesConnector()
                .open(SharedSpark.session(), new SourceSpec("files", source.options(), window), null)) {
            assertThat(read.rows().select("a").collectAsList())
                    .extracting(Row::mkString)
                    .containsExactlyInAnyOrder("1", "2");
            assertThat(read.rows().where(Faults.FAULT + " IS NOT NULL").count()).isEqualTo(1);
        }
    }

    @Test
    void readsAFolderBehindALink() throws IOException {
        samples.file("x.csv", "a,b\n1,2\n");
        Path link = Files.createSymbolicLink(folder.resolve("current"), folder.resolve("data"));

        assertThat(new Samples(link).rows("format", "csv")).containsExactly("12");
    }

    @Test
    void saysWhichColumnsTheSchemaLeavesOut() {
        samples.file("x.csv", "a,b,c\n1,2,3\n");

        assertThat(samples.rows("format", "csv", "schema", "c INT, a INT")).containsExactly("31");
        assertThat(samples.warnings("format", "csv", "schema", "a INT, b INT"))
                .containsExactly("DATA-103 The files have 1 column that source.schema leaves out: c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a,b;1,"x;2,y;3,z     | 2
            a,b;1,"x;2,y;3,"z"   | 2
            a,b;1,x;2,"y         | 3
            """)
    void findsAQuoteThatIsNeverClosed(String lines, int line) {
        samples.file("x.csv", lines.replace(';', '\n') + "\n");

        assertThat(samples.failure("format", "csv", "schema", AB, "multiLine", true))
                .isEqualTo("DATA-105 at DIR/x.csv:" + line + " Cannot read DIR/x.csv: the quote that line " + line
                        + " opens is not closed where a field ends");
    }

    @Test
    void findsBytesOfAnotherEncodingAtTheStartOfAFile() {
        samples.file("x.csv", "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(samples.failure("format", "csv", "schema", AB))
                .isEqualTo("DATA-106 at DIR/x.csv Cannot read DIR/x.csv as UTF-8: byte 9 is not valid in it");
        assertThat(samples.rows("format", "csv", "schema", AB, "encoding", "ISO-8859-1"))
                .containsExactly("1caf\u00e9");
    }

    @Test
    void findsBytesOfAnotherEncodingFarDownAFile() {
        byte[] text = ("a,b\n" + "1,x\n".repeat(20_000) + "1,caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        samples.file("x.csv", text);

        assertThat(samples.faults("format", "csv", "schema", AB))
                .containsExactly("DATA-106 DIR/x.csv:20002 byte 80009 is not valid UTF-8");
        assertThat(samples.faults("format", "text"))
                .containsExactly("DATA-106 DIR/x.csv:20002 byte 80009 is not valid UTF-8");
    }

    @Test
    void findsTheLinesThatAreNoJson() {
        samples.file("x.json", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\n[1]\n{\"a\":\"foo\",\"b\":\"y\"}\n");

        assertThat(samples.faults("format", "json", "schema", AB))
                .satisfiesExactly(
                        fault ->
                                assertThat(fault).startsWith("DATA-107 DIR/x.json:2 not JSON: Unexpected end-of-input"),
                        fault -> assertThat(fault).startsWith("DATA-107 DIR/x.json:3 "),
                        fault -> assertThat(fault).isEqualTo("DATA-101 DIR/x.json:4 a='foo' (expected int)"));
    }

    @Test
    void findsTheLineOfAJsonDocumentThatIsNone() {
        samples.file("x.json", "[{\"a\":1},\n{\"a\":2]\n");

        assertThat(samples.faults("format", "json", "schema", "a INT", "multiLine", true))
                .satisfiesExactly(fault -> assertThat(fault).startsWith("DATA-107 DIR/x.json:2 not JSON: "));
    }

    @Test
    void refusesAJsonColumnThatIsInNoRecord() {
        samples.file("x.json", "{\"a\":1,\"B2\":\"x\"}\n");

        assertThat(samples.failure("format", "json", "schema", AB))
                .isEqualTo("DATA-108 at DIR/x.json Cannot read column b: it is in no record of 1 file; there is B2,"
                        + " which source.schema does not have");
    }

    @ParameterizedTest
    @CsvSource({"parquet", "orc", "avro"})
    void refusesAColumnThatOnlySomeFilesHave(String format) {
        samples.query("day=1/x", format, "SELECT 1 AS f").query("day=2/x", format, "SELECT 2 AS f, 'y' AS g");

        assertThat(samples.failure("format", format))
                .isEqualTo(
                        "DATA-109 at DIR/day=1/x Cannot read column g: it is in 1 of 2 files, first in DIR/day=2/x, not"
                                + " in DIR/day=1/x");
        assertThat(samples.rows("format", format, "mergeSchema", true)).containsExactly("1null1", "2y2");
    }

    @ParameterizedTest
    @CsvSource({"parquet", "orc", "avro"})
    void refusesAColumnThatChangesItsType(String format) {
        samples.query("x", format, "SELECT 1 AS f").query("y", format, "SELECT 'b' AS f");

        assertThat(samples.failure("format", format))
                .isEqualTo("DATA-110 at DIR/y Cannot read column f: it is int in DIR/x and string in DIR/y");
    }

    @ParameterizedTest
    @CsvSource({"parquet", "orc", "avro"})
    void findsCorruptFilesAndLeavesOutAsManyAsAllowed(String format) {
        samples.query("x", format, "SELECT 1 AS f").query("y", format, "SELECT 2 AS f");
        truncate("y");

        assertThat(samples.failure("format", format))
                .startsWith("DATA-111 at DIR/y Cannot read 1 of 2 files as " + format + ": DIR/y: ");
        assertThat(samples.rows("format", format, "maxCorruptFiles", 1)).containsExactly("1");
        assertThat(samples.warnings("format", format, "maxCorruptFiles", 1))
                .containsExactly("DATA-111 1 of 2 files cannot be read and is left out: y");
    }

    @Test
    void findsFilesWithoutAByte() {
        samples.query("x", "parquet", "SELECT 1 AS f").file("y", "");
        assertThat(samples.failure("format", "parquet"))
                .isEqualTo("DATA-111 at DIR/y Cannot read 1 of 2 files as parquet: DIR/y: the file is empty");

        Samples text = new Samples(folder.resolve("text"));
        text.file("x.csv", "a\n1\n").file("y.csv", "");
        assertThat(text.rows("format", "csv")).containsExactly("1");
        assertThat(text.warnings("format", "csv"))
                .containsExactly("DATA-111 1 of 2 files without a single byte: DIR/y.csv");
    }

    @Test
    void findsAPackedFileThatWasCutOff() throws IOException {
        samples.file("x.csv", "a\n1\n").file("y.csv.gz", cutOff("a\n" + "12345\n".repeat(5_000)));

        assertThat(samples.failure("format", "csv", "schema", "a INT"))
                .isEqualTo(
                        "DATA-112 at DIR/y.csv.gz Cannot read 1 of 2 files as csv: DIR/y.csv.gz: the packed file ends"
                                + " too early: it was cut off");
        assertThat(samples.rows("format", "csv", "schema", "a INT", "maxCorruptFiles", 1))
                .containsExactly("1");
    }

    @Test
    void saysWhatSparksFailureMeans() throws IOException {
        samples.file("x.csv.gz", packed("a\n1\n"));
        try (SourceRead read = samples.open("format", "csv", "schema", "a INT")) {
            samples.file("x.csv.gz", cutOff("a\n" + "12345\n".repeat(50_000)));
            Throwable failure = Assertions.catchThrowable(() -> read.rows().collectAsList());
            assertThat(((DiagnosedRead) read).diagnose(failure))
                    .hasValueSatisfying(it -> assertThat(it.code().id()).isEqualTo("DATA-112"));
            assertThat(((DiagnosedRead) read).diagnose(new IllegalStateException("no")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            1 1:2 2:x     | '2:x' (expected index:value)
            1 2:1 2:3     | index 2 (expected more than 2)
            a 1:1         | label 'a' (expected a number)
            """)
    void findsTheLineOfLibsvmThatCannotBeRead(String line, String reason) {
        samples.file("x.libsvm", "1 1:2\n" + line + "\n");

        assertThat(samples.failure("format", "libsvm"))
                .isEqualTo("DATA-101 at DIR/x.libsvm:2 Cannot read DIR/x.libsvm:2 as libsvm: " + reason);
    }

    @Test
    void warnsOfFilesThatAreHiddenByTheirName() {
        samples.file("x.csv", "a\n1\n")
                .file("_late.csv", "a\n2\n")
                .file(".x", "a\n3\n")
                .file("_SUCCESS", "")
                .file(".x.csv.crc", "")
                .file("_old/y.csv", "a\n4\n");

        assertThat(samples.rows("format", "csv")).containsExactly("1");
        assertThat(samples.warnings("format", "csv"))
                .containsExactly(
                        "DATA-113 3 files below source.path are not read for a name that starts with '_' or '.':"
                                + " .x, _late.csv, _old/");
    }

    @Test
    void refusesTwoFoldersOfOnePartition() {
        samples.file("k=1/x.csv", "a\n1\n").file("k=01/x.csv", "a\n2\n");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-114 at DIR/k=1/x.csv Cannot read DIR: two folders are of the same partition: k=01 and k=1");
        assertThat(samples.rows("format", "csv", "partitions", "k STRING")).containsExactly("11", "201");
    }

    @Test
    void refusesAPartitionValueOfAnotherType() {
        samples.file("k=1/x.csv", "a\n1\n").file("k=2/x.csv", "a\n2\n").file("k=odd/x.csv", "a\n3\n");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-115 at DIR/k=odd/x.csv Invalid partition k: 'odd' (expected an integer, as in k=1; 1 of 3"
                                + " files in such folders)");
        assertThat(samples.rows("format", "csv", "partitions", "k STRING")).containsExactly("11", "22", "3odd");
    }

    @Test
    void refusesAFileOutsideOfThePartitions() {
        samples.file("k=1/x.csv", "a\n1\n").file("x.csv", "a\n2\n");

        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-115 at DIR/x.csv Cannot read DIR: x.csv is in the partition folders [] and k=1/x.csv in"
                                + " [k]");
    }

    @Test
    void saysThatThereAreOnlyHiddenFiles() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        assertThat(samples.failure("format", "csv"))
                .isEqualTo("DATA-117 at source.path Cannot read DIR: there are no data files in it");

        samples.file("_x.csv", "a\n1\n");
        assertThat(samples.failure("format", "csv"))
                .isEqualTo(
                        "DATA-117 at source.path Cannot read DIR: there are no data files in it but hidden ones, such as"
                                + " _x.csv");
    }

    @Test
    void refusesASchemaThatIsNone() {
        samples.file("x.csv", "a\n1\n");

        assertThat(samples.failure("format", "csv", "schema", "a WHAT"))
                .isEqualTo(
                        "JOB-729 at source.schema Invalid source.schema: 'a WHAT' (expected columns with SQL types, such"
                                + " as date TIMESTAMP, delay INT)");
    }

    private void truncate(String name) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve("data").resolve(name));
            samples.file(name, Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] cutOff(String text) throws IOException {
        byte[] whole = packed(text);
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
