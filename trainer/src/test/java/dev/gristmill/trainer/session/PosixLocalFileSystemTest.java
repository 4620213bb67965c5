package dev.gristmill.trainer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PosixLocalFileSystemTest {

    @TempDir
    private Path folder;

    private FileSystem files;

    @BeforeEach
    void open() throws IOException {
        Configuration configuration = new Configuration();
        configuration.setClass("fs.file.impl", PosixLocalFileSystem.class, FileSystem.class);
        configuration.set("fs.permissions.umask-mode", "027");
        files = FileSystem.newInstance(URI.create("file:///"), configuration);
    }

    @Test
    void makesFilesAndFoldersWithWhatTheMaskLeaves() throws IOException {
        Path made = folder.resolve("made");
        try (FSDataOutputStream out = files.create(hadoop(made.resolve("file")))) {
            out.write(1);
        }
        assertThat(permissions(made)).isEqualTo("rwxr-x---");
        assertThat(permissions(made.resolve("file"))).isEqualTo("rw-r-----");
    }

    @ParameterizedTest
    @CsvSource({"0600, rw-------", "0444, r--r--r--", "0751, rwxr-x--x"})
    void setsPermissions(String octal, String symbols) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        files.setPermission(hadoop(file), new FsPermission(octal));
        assertThat(permissions(file)).isEqualTo(symbols);
    }

    @Test
    void setsTheStickyBit() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        files.setPermission(hadoop(shared), new FsPermission("1777"));
        assertThat((int) Files.getAttribute(shared, "unix:mode") & 01777).isEqualTo(01777);
    }

    @Test
    void failsOnWhatIsNotThere() {
        assertThatThrownBy(() -> files.setPermission(hadoop(folder.resolve("absent")), new FsPermission("0600")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri());
    }
}
