package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.WindowSpec;
import dev.gristmill.spi.SourceRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilesConnectorSparkTest extends FilesContract {

    @TempDir
    Path folder;

    @Override
    protected org.apache.hadoop.fs.Path data() {
        return new org.apache.hadoop.fs.Path(folder.resolve("data set {1} [a]*").toString());
    }

    @Override
    protected Format format() {
        return Format.PARQUET;
    }

    @Test
    void listsOnlyThePartitionsOfTheWindow() {
        SourceSpec source = source(window("2001-01-02", "2001-01-03"));
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThat(read.snapshot().units())
                    .hasSize(2)
                    .allSatisfy(unit -> assertThat(unit.id()).matches("day=2001-01-0[23]/part-.*\\.parquet#0-[0-9]+"));
            assertThat(read.held().files()).isEqualTo(5);
            assertThat(read.held().bytes()).isGreaterThan(read.snapshot().bytes());
        }
    }

    @Test
    void pushesTheWindowOfAnOrdinaryColumnDownToTheFiles() {
        Path data = folder.resolve("flat");
        dailyRows()
                .selectExpr("id", "value", "CAST(day AS timestamp_ntz) AS at")
                .write()
                .parquet(data.toString());
        SourceSpec source = spec(data, new WindowSpec("at", FIRST_DAY, FIRST_DAY));
        try (SourceRead read = connector().open(session(), source, null)) {
            Dataset<Row> ids = read.rows().select("id");
            assertThat(ids.count()).isEqualTo(10);
            assertThat(ids.queryExecution().executedPlan().toString())
                    .contains("PushedFilters: [IsNotNull(at), GreaterThanOrEqual(at,2001-01-01T00:00)")
                    .doesNotContain("value#");
        }
    }

    @Test
    void readsOneFile() {
        SourceSpec day = spec(firstFile(source(window("2001-01-01", "2001-01-05"))), null);
        try (SourceRead read = connector().open(session(), day, null)) {
            assertThat(read.rows().count()).isEqualTo(10);
            read.confirm();
        }
    }

    @Test
    void ignoresFilesWithAHiddenName() throws IOException {
        SourceSpec source = source(window("2001-01-01", "2001-01-05"));
        Files.writeString(path(source).resolve("_late.parquet"), "not a Parquet file");
        Files.writeString(path(source).resolve(".hidden"), "neither");
        assertThat(connector().plan(session(), source)).hasSize(5);
    }

    @Test
    void namesTheNearestFolderWhenThePathIsMissing() {
        SourceSpec source = spec(folder.resolve("no/such/folder"), null);
        assertThatThrownBy(() -> connector().plan(session(), source))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot read " + folder.resolve("no/such/folder") + ": there is no such file or folder")
                .extracting(e -> ((GristmillException) e).hint())
                .isEqualTo("the nearest folder that exists is " + folder);
    }

    @Test
    void saysThatAFolderIsEmpty() {
        assertThatThrownBy(() -> connector().plan(session(), spec(folder, null)))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot read " + folder + ": there are no data files in it");
    }

    @Test
    void saysThatAPartitionIsNoDay() throws IOException {
        SourceSpec source = source(window("2001-01-01", "2001-01-05"));
        Files.move(path(source).resolve("day=2001-01-03"), path(source).resolve("day=last"));
        assertThatThrownBy(() -> connector().plan(session(), source))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Invalid partition day: 'last' (expected a date such as 2001-01-31)");
    }

    @Test
    void saysWhichJarAFileSystemNeeds() {
        SourceSpec source = new SourceSpec("files", Map.of("format", "parquet", "path", "gs://lake/flights"), null);
        assertThatThrownBy(() -> connector().plan(session(), source))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot read 'gs:' files: no class for this file system is there")
                .extracting(e -> ((GristmillException) e).hint())
                .asString()
                .contains("gcs-connector");
    }

    @Test
    void refusesALinkThatLeadsBack() throws IOException {
        SourceSpec source = source(null);
        Files.createSymbolicLink(path(source).resolve("day=2001-01-01/again"), path(source));
        assertThatThrownBy(() -> connector().plan(session(), source))
                .isInstanceOf(GristmillException.class)
                .hasMessageStartingWith("Cannot list " + path(source) + ": the link ");
    }

    @Test
    void leavesFilesWithoutADayOutOfTheWindow() {
        SourceSpec source = source(window("2001-01-01", "2001-01-05"));
        appendWithoutDay(source);
        assertThat(connector().plan(session(), source)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/data, {}",
        "file:/data, {}",
        "hdfs://host/data, {spark.locality.wait=3s}",
        "s3a://bucket/data, {spark.locality.wait=0s}",
        "abfss://c@account/data, {spark.locality.wait=0s}"
    })
    void waitsForHostsWhereHostsHoldTheBytes(String path, String settings) {
        assertThat(connector().sessionSettings(spec(path, null))).hasToString(settings);
    }

    @Test
    void namesAFileThatIsNotParquet() throws IOException {
        Path file = folder.resolve("flights.parquet");
        Files.writeString(file, "row_id,delay");
        assertThatThrownBy(() -> connector().open(session(), spec(file, null), null))
                .isInstanceOf(GristmillException.class)
                .hasMessageStartingWith("Cannot read 1 of 1 file as parquet: " + file + ": ");
    }

    @Test
    void namesTheColumnsWhenTheWindowColumnIsUnknown() {
        SourceSpec source =
                spec(path(source(window("2001-01-01", "2001-01-05"))), window("2001-01-01", "2001-01-05", "date"));
        try (SourceRead read = connector().open(session(), source, null)) {
            assertThatThrownBy(read::rows)
                    .isInstanceOf(GristmillException.class)
                    .hasMessage("Invalid source.window.column: 'date' (the source has the columns [id, value, day])");
        }
    }

    private static WindowSpec window(String from, String to) {
        return window(from, to, "day");
    }

    private static WindowSpec window(String from, String to, String column) {
        return new WindowSpec(column, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static SourceSpec spec(Path path, @Nullable WindowSpec window) {
        return new SourceSpec("files", Map.of("format", "parquet", "path", path.toString()), window);
    }

    private static Path path(SourceSpec source) {
        return Path.of((String) source.options().get("path"));
    }

    private static Path firstFile(SourceSpec source) {
        try (Stream<Path> files = Files.walk(path(source))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
