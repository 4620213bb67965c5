package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.SourceSnapshot;
import dev.gristmill.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change after they were listed. */
final class FileUnitsSparkTest {

    private static final long MILLIS = 1_000_000_000_000L;

    @TempDir
    Path folder;

    private Listing listing;
    private SourceSnapshot pin;

    @BeforeEach
    void listFiles() throws IOException {
        for (String name : List.of("x.csv", "y.csv")) {
            Files.writeString(folder.resolve(name), "a\n1\n");
            Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(MILLIS));
        }
        listing = Listing.of(SharedSpark.session(), folder.toString());
        pin = new SourceSnapshot(
                "files", folder.toUri().toString(), FileUnits.of(listing.find().files()));
    }

    @Test
    void tellsTheFileThatIsGone() throws IOException {
        Files.delete(folder.resolve("y.csv"));

        assertThat(failure()).isEqualTo("1 of its files changed, first y.csv is gone (bytes-milliseconds)");
    }

    @Test
    void tellsTheFilesThatWereWrittenAgain() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a\n1\n2\n");
        Files.setLastModifiedTime(folder.resolve("x.csv"), FileTime.fromMillis(MILLIS));
        Files.setLastModifiedTime(folder.resolve("y.csv"), FileTime.fromMillis(MILLIS + 1));

        assertThat(failure())
                .isEqualTo("2 of its files changed, first x.csv was 4-1000000000000 and is 6-1000000000000"
                        + " (bytes-milliseconds)");
    }

    @Test
    void letsNewFilesBe() throws IOException {
        Files.writeString(folder.resolve("z.csv"), "a\n1\n");

        FileUnits.requireUnchanged(pin, listing);
    }

    /** What follows the source's name; the code and the place are always the same. */
    private String failure() {
        GristmillException failure = Assertions.catchThrowableOfType(
                GristmillException.class, () -> FileUnits.requireUnchanged(pin, listing));
        assertThat(failure.code().id() + " at " + failure.where()).isEqualTo("DATA-118 at source.path");
        String start = "Cannot read " + folder + " as it was pinned: ";
        assertThat(failure).hasMessageStartingWith(start);
        return Objects.requireNonNull(failure.getMessage()).substring(start.length());
    }
}
