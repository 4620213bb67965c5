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

/** What the connector makes of odd files that it reads all the same; what it refuses, whole runs show. */
final class OddFilesSparkTest {

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void makeFolder() {
        samples = new Samples(folder.resolve("data"));
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

    @Test
    void readsTheEncodingThatTheJobNames() {
        samples.file("x.csv", "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(samples.rows("format", "csv", "schema", "a INT, b STRING", "encoding", "ISO-8859-1"))
                .containsExactly("1caf\u00e9");
    }

    @Test
    void findsBytesOfAnotherEncodingInLinesOfText() {
        byte[] text = ("1,x\n".repeat(20_000) + "1,caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
        samples.file("x.txt", text);

        assertThat(samples.faults("format", "text"))
                .containsExactly("DATA-106 DIR/x.txt:20001 byte 80005 is not valid UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"parquet", "orc", "avro"})
    void readsAColumnThatOnlySomeFilesHaveIfToldTo(String format) {
        samples.query("day=1/x", format, "SELECT 1 AS f").query("day=2/x", format, "SELECT 2 AS f, 'y' AS g");

        assertThat(samples.rows("format", format, "mergeSchema", true)).containsExactly("1null1", "2y2");
    }

    @ParameterizedTest
    @CsvSource({"parquet", "orc", "avro"})
    void leavesOutAsManyCorruptFilesAsAllowed(String format) {
        samples.query("x", format, "SELECT 1 AS f").query("y", format, "SELECT 2 AS f");
        truncate("y");

        assertThat(samples.rows("format", format, "maxCorruptFiles", 1)).containsExactly("1");
        assertThat(samples.warnings("format", format, "maxCorruptFiles", 1))
                .containsExactly("DATA-111 1 of 2 files cannot be read and is left out: y");
    }

    @Test
    void warnsOfTextsWithoutAByte() {
        samples.file("x.csv", "a\n1\n").file("y.csv", "");

        assertThat(samples.rows("format", "csv")).containsExactly("1");
        assertThat(samples.warnings("format", "csv"))
                .containsExactly("DATA-111 1 of 2 files without a single byte: DIR/y.csv");
    }

    @Test
    void leavesOutAPackedFileThatWasCutOff() throws IOException {
        samples.file("x.csv", "a\n1\n").file("y.csv.gz", cutOff("a\n" + "12345\n".repeat(5_000)));

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
    void takesPartitionsForTextsIfTheJobSaysSo() {
        samples.file("k=1/x.csv", "a\n1\n").file("k=01/x.csv", "a\n2\n").file("k=odd/x.csv", "a\n3\n");

        assertThat(samples.rows("format", "csv", "partitions", "k STRING")).containsExactly("11", "201", "3odd");
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
