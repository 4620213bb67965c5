package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.spi.FaultyRead;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.api.Assertions;

/** Files in a folder of a test, and what reading them gives. */
final class Samples {

    private final Path folder;

    Samples(Path folder) {
        this.folder = folder;
    }

    /** Writes a file, with the folders above it. */
    Samples file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Samples file(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One Parquet file, or of another format, of what an SQL query gives. */
    Samples query(String name, String format, String sql) {
        try {
            Path made = Files.createTempDirectory(folder.getParent(), "made");
            SharedSpark.session()
                    .sql(sql)
                    .coalesce(1)
                    .write()
                    .mode("overwrite")
                    .format(format)
                    .save(made.toString());
            try (var files = Files.list(made)) {
                Path part = files.filter(it -> it.getFileName().toString().startsWith("part-"))
                        .findFirst()
                        .orElseThrow();
                return file(name, Files.readAllBytes(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source with options as in {@code format=csv}. */
    SourceSpec source(Object... options) {
        Map<String, Object> all = new HashMap<>(Map.of("path", folder.toString()));
        for (int i = 0; i < options.length; i += 2) {
            all.put((String) options[i], options[i + 1]);
        }
        return new SourceSpec("files", all, null);
    }

    SourceRead open(Object... options) {
        return new FilesConnector().open(SharedSpark.session(), source(options), null);
    }

    /** The rows, each as a text, in the order of the texts. */
    List<String> rows(Object... options) {
        try (SourceRead read = open(options)) {
            return read.rows().drop(Faults.FAULT).collectAsList().stream()
                    .map(Row::mkString)
                    .sorted()
                    .toList();
        }
    }

    List<String> warnings(Object... options) {
        try (SourceRead read = open(options)) {
            return ((WarnedRead) read).warnings().stream().map(this::shown).toList();
        }
    }

    /** The faults that the rows have, each with code, place and reason. */
    List<String> faults(Object... options) {
        try (SourceRead read = open(options)) {
            FaultyRead faulty = (FaultyRead) read;
            List<String> files = read
                    .rows()
                    .select(faulty.faultColumn())
                    .where(faulty.faultColumn() + " IS NOT NULL")
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .toList();
            List<String> found = faulty
                    .faults(files.stream().distinct().sorted().toList(), 100)
                    .stream()
                    .map(it -> it.code().id() + " " + it.file() + ":" + it.line() + " " + it.reason())
                    .map(this::shown)
                    .toList();
            assertThat(found).hasSameSizeAs(files);
            return found;
        }
    }

    /** The failure of opening or of reading, with code and place. */
    String failure(Object... options) {
        GristmillException failure = Assertions.catchThrowableOfType(GristmillException.class, () -> {
            try (SourceRead read = open(options)) {
                read.rows().count();
            }
        });
        assertThat(failure).isNotNull();
        return shown(failure.code().id() + " at " + failure.where() + " " + failure.getMessage());
    }

    private String shown(String text) {
        return text.replace(folder.toString(), "DIR");
    }
}
