package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesDescriptionTest {

    @Test
    void makesPathsAbsoluteAndParquetTheFormatUnlessTheJobSaysMore(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, """
                apiVersion: gristmill/v1
                kind: TrainingJob
                name: test
                source: {connector: files, path: data}
                label: {column: late}
                features: [{columns: [distance]}]
                algorithm: {name: logistic-regression}
                publish: {store: models}
                """);
        TrainingJob job = JobFile.load(
                new JobRequest(file, List.of(), List.of()),
                Catalogue.load(FilesDescriptionTest.class.getClassLoader()),
                Environment.system());
        assertThat(job.source().options())
                .isEqualTo(Map.of(
                        "format", "parquet", "path", folder.resolve("data").toString()));
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
