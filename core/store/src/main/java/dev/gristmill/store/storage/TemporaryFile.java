package dev.gristmill.store.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Bytes that are safely on the disk, in the folder where they belong, under a hidden name that no listing shows. Closing
 * takes the hidden name away; after a crash it stays, and harms nobody.
 */
record TemporaryFile(Path path) implements AutoCloseable {

    private static final String PREFIX = ".put-";
    private static final String SUFFIX = ".tmp";
    private static final int ATTEMPTS = 100;

    static boolean isOne(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(PREFIX) && name.contains(SUFFIX);
    }

    static TemporaryFile write(Path target, String nonce, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        TemporaryFile file = new TemporaryFile(folder.resolve(PREFIX + nonce + SUFFIX));
        try (FileChannel channel = create(folder, file.path)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            discard(file.path);
            throw e;
        }
        return file;
    }

    // Another process may take a folder away between two steps, because a deletion has left it empty
    private static FileChannel create(Path folder, Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                makeFolder(folder);
                return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Gives the file a second name; false if that name is taken. */
    boolean linkTo(Path target) throws IOException {
        try {
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        force(folder());
        return true;
    }

    /** Gives the file this name instead, whoever had it. */
    void moveTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder());
    }

    @Override
    public void close() {
        discard(path);
    }

    static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What was to be done is done or has failed for its own reason; a leftover is never listed
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    // A file is only as durable as the folders on the way to it
    private static void makeFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolder(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            requireFolder(folder, e);
        }
        force(parent);
    }

    private static void requireFolder(Path folder, FileAlreadyExistsException found) throws IOException {
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                throw found;
            }
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(folder)) {
                throw found;
            }
            throw e;
        }
    }

    static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
