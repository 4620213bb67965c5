package dev.gristmill.store.storage;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this host, or one that is mounted on it. A hard link gives a finished file its name, and link(2) fails
 * if the name is taken: that is the whole put-if-absent. Hadoop's {@code file:} system would check first and create
 * later, and then two writers win.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/link.2.html">link(2)</a>
 */
public final class LocalStorage implements Storage {

    private static final String PROBE = ".put-probe.tmp.";

    private final Path root;
    private final Supplier<String> nonces;

    /** The storage below this folder; each nonce is different from all others, in any process. */
    public LocalStorage(Path root, Supplier<String> nonces) {
        this.root = root.toAbsolutePath().normalize();
        this.nonces = nonces;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        Path target = path(StorageKeys.requireKey(key));
        try (TemporaryFile file = TemporaryFile.write(target, nonces.get(), bytes)) {
            return file.linkTo(target) ? PutOutcome.CREATED : PutOutcome.EXISTS;
        } catch (IOException e) {
            throw LocalFailures.writing(target, e);
        }
    }

    @Override
    public void replace(String key, byte[] bytes) {
        Path target = path(StorageKeys.requireKey(key));
        try (TemporaryFile file = TemporaryFile.write(target, nonces.get(), bytes)) {
            file.moveTo(target);
        } catch (IOException e) {
            throw LocalFailures.writing(target, e);
        }
    }

    @Override
    public Optional<byte[]> read(String key) {
        Path source = path(StorageKeys.requireKey(key));
        try {
            return Optional.of(Files.readAllBytes(source));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalFailures.reading(source, e);
        }
    }

    @Override
    public InputStream open(String key) {
        Path source = path(StorageKeys.requireKey(key));
        try {
            return Files.newInputStream(source);
        } catch (NoSuchFileException e) {
            throw new GristmillException(
                    StoreErrors.OBJECT_MISSING, "Cannot read " + key + ": it is not there", root.toString(), null, e);
        } catch (IOException e) {
            throw LocalFailures.reading(source, e);
        }
    }

    @Override
    public void persist(String key) {
        Path file = path(StorageKeys.requireKey(key));
        try {
            TemporaryFile.force(file);
            for (Path folder = file.getParent();
                    folder != null && folder.startsWith(root);
                    folder = folder.getParent()) {
                TemporaryFile.force(folder);
            }
        } catch (IOException e) {
            throw LocalFailures.writing(file, e);
        }
    }

    @Override
    public void delete(String key) {
        Path file = path(StorageKeys.requireKey(key));
        try {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            Files.deleteIfExists(file);
            for (Path folder = file.getParent();
                    folder != null && folder.startsWith(root) && !folder.equals(root);
                    folder = folder.getParent()) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // The first folder that still holds something
        } catch (IOException e) {
            throw LocalFailures.deleting(file, e);
        }
    }

    @Override
    public long discardLeftovers(String folder, Instant before) {
        long bytes = 0;
        PlainFiles files = walk(folder, (key, failure) -> {
            throw failure;
        });
        for (StoredObject leftover : files.leftovers()) {
            if (leftover.modifiedAt().isBefore(before)) {
                delete(leftover.key());
                bytes += leftover.sizeBytes();
            }
        }
        discardEmptyFolders(path(folder), before);
        return bytes;
    }

    // Of writers that died before they wrote their first file
    private static void discardEmptyFolders(Path start, Instant before) {
        SimpleFileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    deleteIfEmpty(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        };
        try {
            Files.walkFileTree(start, visitor);
        } catch (NoSuchFileException e) {
            // It is not there, or went while it was looked at
        } catch (IOException e) {
            throw LocalFailures.deleting(start, e);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Then it is in use
        }
    }

    @Override
    public List<StoredObject> list(String folder, BiConsumer<String, GristmillException> odd) {
        return walk(folder, odd).found().stream()
                .sorted(Comparator.comparing(StoredObject::key))
                .toList();
    }

    private PlainFiles walk(String folder, BiConsumer<String, GristmillException> odd) {
        Path start = path(StorageKeys.requireFolder(folder));
        PlainFiles files = new PlainFiles(root, odd);
        if (Files.notExists(start, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        }
        try {
            Files.walkFileTree(start, files);
        } catch (IOException e) {
            throw LocalFailures.reading(start, e);
        }
        return files;
    }

    @Override
    public List<String> children(String folder) {
        Path start = path(StorageKeys.requireFolder(folder));
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(start, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw LocalFailures.reading(start, e);
        }
        return names.stream().sorted().toList();
    }

    @Override
    public URI uri(String key) {
        return uri(path(StorageKeys.requireFolder(key)));
    }

    @Override
    public URI root() {
        return uri(root);
    }

    @Override
    public boolean exists() {
        return Files.isDirectory(root);
    }

    @Override
    public void verifyWritable() {
        Path target = root.resolve(PROBE + nonces.get());
        byte[] bytes = "probe".getBytes(StandardCharsets.UTF_8);
        try (TemporaryFile file = TemporaryFile.write(target, nonces.get(), bytes)) {
            file.linkTo(target);
            if (file.linkTo(target)) {
                throw new FileAlreadyExistsException(target.toString(), null, "a second link took the same name");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw LocalFailures.notWritable(root, e);
        } finally {
            TemporaryFile.discard(target);
        }
    }

    // Java ends the URI of a folder by a slash if the folder is there at that moment
    private static URI uri(Path path) {
        String uri = path.toUri().toString();
        return path.getParent() != null && uri.endsWith("/")
                ? URI.create(uri.substring(0, uri.length() - 1))
                : path.toUri();
    }

    private Path path(String key) {
        return root.resolve(key);
    }
}
