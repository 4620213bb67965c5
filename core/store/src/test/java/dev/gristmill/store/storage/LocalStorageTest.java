package dev.gristmill.store.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.fake.CountingNonces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageTest {

    @TempDir
    Path folder;

    private Storage storage;

    @BeforeEach
    void open() {
        storage = new LocalStorage(folder.resolve("store"), new CountingNonces());
    }

    @Test
    void comesIntoBeingByTheFirstWrite() {
        assertThat(storage.exists()).isFalse();
        storage.putIfAbsent("a", bytes("1"));
        assertThat(storage.exists()).isTrue();
    }

    @Test
    void persistsWhatOthersWrote() throws IOException {
        Path file = folder.resolve("store/a/b");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1");
        storage.persist("a/b");
        assertThat(storage.read("a/b")).contains(bytes("1"));
        assertThatThrownBy(() -> storage.persist("a/c")).isInstanceOf(GristmillException.class);
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        storage.putIfAbsent("a", bytes("1"));
        storage.putIfAbsent("a", bytes("2"));
        storage.replace("a", bytes("3"));
        storage.verifyWritable();
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            assertThat(files).containsExactly(folder.resolve("store/a"));
        }
    }

    @Test
    void neverListsWhatACrashedWriterLeft() throws IOException {
        storage.putIfAbsent("a/b", bytes("1"));
        Files.writeString(folder.resolve("store/a/.put-00000009.tmp"), "half");
        Files.writeString(folder.resolve("store/a/.part-00000.crc"), "Spark's");
        assertThat(storage.list("a"))
                .extracting(StoredObject::key, StoredObject::sizeBytes)
                .containsExactly(tuple("a/.part-00000.crc", 7L), tuple("a/b", 1L));
    }

    @Test
    void deletesNeitherFoldersNorTheRoot() throws IOException {
        storage.putIfAbsent("a/b", bytes("1"));
        storage.delete("a");
        assertThat(storage.read("a/b")).isPresent();
        storage.delete("a/b");
        assertThat(folder.resolve("store")).isEmptyDirectory();
    }

    @Test
    void refusesLinksAmongTheFiles() throws IOException {
        storage.putIfAbsent("a/b", bytes("1"));
        Files.createSymbolicLink(folder.resolve("store/a/link"), folder);
        assertThatThrownBy(() -> storage.list("a"))
                .isInstanceOf(GristmillException.class)
                .hasMessage("Cannot use a/link: it is a link or a device, not a plain file")
                .extracting(failure -> ((GristmillException) failure).code())
                .isEqualTo(StoreErrors.NOT_A_FILE);
    }

    @Test
    void saysThatAFileIsInTheWay() throws IOException {
        Files.writeString(folder.resolve("store"), "a file");
        assertThatThrownBy(storage::verifyWritable)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(StoreErrors.NOT_WRITABLE);
                    assertThat(failure.retryable()).isTrue();
                });
    }

    @Test
    void saysThatTheFolderIsReadOnly() throws IOException {
        Path root = Files.createDirectory(
                folder.resolve("store"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeFalse(Files.isWritable(root), "the superuser may write everywhere");
        assertThatThrownBy(storage::verifyWritable)
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> {
                    assertThat(failure).hasMessage("Cannot write the store: permission denied");
                    assertThat(failure.code()).isEqualTo(StoreErrors.NOT_WRITABLE);
                    assertThat(failure.where()).isEqualTo(root.toString());
                });
        assertThatThrownBy(() -> storage.putIfAbsent("a", bytes("1")))
                .asInstanceOf(InstanceOfAssertFactories.type(GristmillException.class))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(StoreErrors.ACCESS_DENIED));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void discardsFoldersThatNobodyWroteInto() throws IOException {
        storage.putIfAbsent("m/a/b", new byte[1]);
        Path empty = Files.createDirectories(folder.resolve("store/m/c/d"));
        storage.discardLeftovers("m", Instant.EPOCH);
        assertThat(empty).isDirectory();
        storage.discardLeftovers("m", Instant.now().plusSeconds(60));
        assertThat(empty).doesNotExist();
        assertThat(empty.getParent()).doesNotExist();
        assertThat(storage.read("m/a/b")).isPresent();
    }
}
