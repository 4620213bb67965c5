package dev.gristmill.store.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LocalFailuresTest {

    private static final Path FILE = Path.of("/store/a");

    @Test
    void tellsAFullDisk() {
        GristmillException failure = LocalFailures.writing(FILE, new IOException("No space left on device"));
        assertThat(failure).hasMessage("Cannot write a: No space left on device");
        assertThat(failure.code()).isEqualTo(StoreErrors.STORAGE_FULL);
        assertThat(failure.retryable()).isTrue();
        assertThat(LocalFailures.writing(FILE, new IOException("Disk quota exceeded"))
                        .code())
                .isEqualTo(StoreErrors.STORAGE_FULL);
    }

    @Test
    void tellsMissingAccess() {
        assertThat(LocalFailures.reading(FILE, new AccessDeniedException("/store/a")))
                .hasMessage("Cannot read a: permission denied");
        assertThat(LocalFailures.writing(FILE, new FileSystemException("/store/a", null, "Read-only file system"))
                        .code())
                .isEqualTo(StoreErrors.ACCESS_DENIED);
    }

    @Test
    void tellsAnythingElseByWhatTheSystemSaid() {
        GristmillException failure = LocalFailures.reading(FILE, new IOException("Input/output error"));
        assertThat(failure).hasMessage("Cannot read a: Input/output error");
        assertThat(failure.code()).isEqualTo(StoreErrors.STORAGE_FAILED);
    }

    @Test
    void tellsAFileSystemWithoutHardLinks() {
        GristmillException failure = LocalFailures.notWritable(FILE, new UnsupportedOperationException("links"));
        assertThat(failure.code()).isEqualTo(StoreErrors.NOT_WRITABLE);
        assertThat(failure.hint()).isEqualTo("the store must be on a file system with hard links");
    }
}
