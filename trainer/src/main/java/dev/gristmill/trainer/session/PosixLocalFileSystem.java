package dev.gristmill.trainer.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system of this host, which sets permissions by a system call: without Hadoop's native library the original
 * starts a {@code chmod} for every file and folder that Spark makes. Hadoop makes the object by its name in
 * {@code fs.file.impl}.
 */
public final class PosixLocalFileSystem extends LocalFileSystem {

    /** For Hadoop. */
    public PosixLocalFileSystem() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            java.nio.file.Path file = pathToFile(path).toPath();
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (!posix || permission.getStickyBit()) {
                super.setPermission(path, permission);
                return;
            }
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(symbols));
        }
    }
}
