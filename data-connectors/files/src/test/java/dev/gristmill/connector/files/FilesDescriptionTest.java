package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.InvalidJobException;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilesDescriptionTest {

    @TempDir
    Path folder;

    @Test
    void makesPathsAbsoluteAndParquetTheFormatUnlessTheJobSaysMore() throws IOException {
        assertThat(load("path: data").input().source("source").options())
                .containsEntry("format", "parquet")
                .containsEntry("path", folder.resolve("data").toString())
                .containsEntry("header", true)
                .containsEntry("maxCorruptFiles", 0)
                .doesNotContainKeys("schema", "dateFormat", "numFeatures");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format: parquet, mergeSchema: true, maxCorruptFiles: 3",
                "format: csv, schema: 'a INT', header: false, delimiter: ';', quote: '', nullValue: NA",
                "format: csv, encoding: ISO-8859-1, dateFormat: dd.MM.yyyy, multiLine: true, escape: '\"'",
                "format: json, schema: 'a INT', multiLine: true, timestampFormat: yyyy",
                "format: libsvm, numFeatures: 10",
                "format: text, partitions: 'k STRING'"
            })
    void takesOptionsThatFitTheFormat(String options) throws IOException {
        assertThat(load("path: data, " + options).input().source("source").connector())
                .isEqualTo("files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            header: true                      | JOB-709 Cannot use source.header with source.format: 'parquet' has no such option (expected csv)
            format: json, delimiter: ';'      | JOB-709 Cannot use source.delimiter with source.format: 'json' has no such option (expected csv)
            format: orc, schema: a INT        | JOB-709 Cannot use source.schema with source.format: 'orc' has no such option (expected csv, json)
            format: csv, mergeSchema: true    | JOB-709 Cannot use source.mergeSchema with source.format: 'csv' has no such option (expected parquet, orc, avro)
            format: csv, numFeatures: 3       | JOB-709 Cannot use source.numFeatures with source.format: 'csv' has no such option (expected libsvm)
            format: text, encoding: UTF-8     | JOB-709 Cannot use source.encoding with source.format: 'text' has no such option (expected csv, json)
            format: csv, delimiter: ''        | JOB-702 Invalid source.delimiter: '' (expected at least one character)
            format: csv, quote: '<<'          | JOB-702 Invalid source.quote: '<<' (expected one character, or none)
            format: csv, encoding: UTF-16     | JOB-702 Invalid source.encoding: 'UTF-16' (expected one of UTF-8, US-ASCII, ISO-8859-1)
            maxCorruptFiles: -1               | JOB-702 Invalid source.maxCorruptFiles: '-1' (expected an integer >= 0)
            format: libsvm, numFeatures: 0    | JOB-702 Invalid source.numFeatures: '0' (expected an integer >= 1)
            """)
    void refusesOptionsThatDoNotFit(String options, String problem) {
        assertThatThrownBy(() -> load("path: data, " + options))
                .isInstanceOfSatisfying(
                        InvalidJobException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(it -> assertThat(it.code().id() + " " + it.message())
                                        .startsWith(problem)));
    }

    private TrainingJob load(String source) throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: test
                source: {connector: files, %s}
                label: {column: late}
                features: [{columns: [distance]}]
                algorithm: {name: logistic-regression}
                publish: {store: models}
                """.formatted(source));
        return JobFile.load(
                new JobRequest(file, List.of(), List.of()),
                Catalogue.load(FilesDescriptionTest.class.getClassLoader()),
                Environment.system());
    }

    @Test
    void isDocumented() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("gristmill.root"), "docs/job-file.md"));

        assertThat(new FilesDescription().options())
                .allSatisfy(option -> assertThat(page)
                        .contains("| `" + option.name() + "` | ")
                        .contains(" | " + option.doc() + " |"));
    }
}
