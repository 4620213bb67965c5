package dev.gristmill.storage.hadoop;

import dev.gristmill.error.GristmillException;
import dev.gristmill.store.error.StoreErrors;
import dev.gristmill.store.storage.PutOutcome;
import dev.gristmill.store.storage.Storage;
import dev.gristmill.store.storage.StorageKeys;
import dev.gristmill.store.storage.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/** A folder on a file system of Hadoop. {@link Writes} differ from one to another; reading does not. */
final class HadoopStorage implements Storage {

    private static final int READ_TRIES = 5;

    private final URI root;
    private final HadoopConnection connection;
    private final HadoopFailures failures;
    private final Supplier<String> nonces;

    HadoopStorage(URI root, HadoopConnection connection, HadoopFailures failures, Supplier<String> nonces) {
        this.root = root;
        this.connection = connection;
        this.failures = failures;
        this.nonces = nonces;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] bytes) {
        Path slot = path(StorageKeys.requireKey(key));
        try {
            connection.writes(nonces).create(slot, bytes);
            return PutOutcome.CREATED;
        } catch (IOException e) {
            return failed(slot, e);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw failures.notWritable(e);
        }
    }

    // A file system has many exceptions for a name that is taken, and says so too when it meets its own earlier try
    private PutOutcome failed(Path slot, IOException failure) {
        GristmillException unknown = failures.writing(slot, failure);
        if (unknown.code().equals(StoreErrors.STORAGE_FAILED) && taken(slot)) {
            return PutOutcome.EXISTS;
        }
        throw unknown;
    }

    private boolean taken(Path slot) {
        try {
            return connection.files().exists(slot);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void replace(String key, byte[] bytes) {
        Path slot = path(StorageKeys.requireKey(key));
        try {
            connection.writes(nonces).replace(slot, bytes);
        } catch (IOException e) {
            throw failures.writing(slot, e);
        }
    }

    // What is replaced while it is read is an error on S3, and there to be read again
    @Override
    public Optional<byte[]> read(String key) {
        Path source = path(StorageKeys.requireKey(key));
        for (int tries = 1; ; tries++) {
            try (InputStream in = connection.files().open(source)) {
                return Optional.of(in.readAllBytes());
            } catch (FileNotFoundException e) {
                return Optional.empty();
            } catch (IOException e) {
                boolean replaced = e.getClass().getSimpleName().equals("RemoteFileChangedException");
                if (!replaced || tries == READ_TRIES) {
                    throw failures.reading(source, e);
                }
            }
        }
    }

    @Override
    public InputStream open(String key) {
        Path source = path(StorageKeys.requireKey(key));
        try {
            return connection.files().open(source);
        } catch (FileNotFoundException e) {
            throw failures.missing(key);
        } catch (IOException e) {
            throw failures.reading(source, e);
        }
    }

    // A file that is closed is as durable as these systems make any
    @Override
    public void persist(String key) {
        StorageKeys.requireKey(key);
    }

    @Override
    public void delete(String key) {
        Path file = path(StorageKeys.requireKey(key));
        try {
            FileSystem files = connection.files();
            if (!isFolder(files, file)) {
                files.delete(file, false);
                deleteEmptyFolders(files, key);
            }
        } catch (IOException e) {
            throw failures.deleting(file, e);
        }
    }

    private static boolean isFolder(FileSystem files, Path path) throws IOException {
        try {
            return files.getFileStatus(path).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private void deleteEmptyFolders(FileSystem files, String key) {
        String folder = key;
        while (folder.contains("/")) {
            folder = folder.substring(0, folder.lastIndexOf('/'));
            try {
                files.delete(path(folder), false);
            } catch (IOException e) {
                // It still holds something, for which every system has an exception of its own
                return;
            }
        }
    }

    @Override
    public long discardLeftovers(String folder, Instant before) {
        long bytes = 0;
        List<StoredObject> leftovers = walk(folder, TemporaryNames::isOne, (key, failure) -> {
            throw failure;
        });
        for (StoredObject leftover : leftovers) {
            if (leftover.modifiedAt().isBefore(before)) {
                delete(leftover.key());
                bytes += leftover.sizeBytes();
            }
        }
        return bytes;
    }

    @Override
    public List<StoredObject> list(String folder, BiConsumer<String, GristmillException> odd) {
        return walk(folder, Predicate.not(TemporaryNames::isOne), odd);
    }

    private List<StoredObject> walk(String folder, Predicate<Path> wanted, BiConsumer<String, GristmillException> odd) {
        Path start = path(StorageKeys.requireFolder(folder));
        // Azure's flat namespace shows a folder and the mark of it, and what lies in it twice
        Map<String, StoredObject> found = new TreeMap<>();
        try {
            RemoteIterator<? extends FileStatus> files = connection.files().listFiles(start, true);
            while (files.hasNext()) {
                FileStatus file = files.next();
                String key = key(file);
                if (!file.isFile()) {
                    odd.accept(key, failures.notAFile(key));
                } else if (wanted.test(file.getPath())) {
                    found.put(key, object(key, file));
                }
            }
        } catch (FileNotFoundException e) {
            // It is not there, or went while it was listed
        } catch (IOException e) {
            throw failures.reading(start, e);
        }
        return List.copyOf(found.values());
    }

    private String key(FileStatus file) {
        String key = file.getPath()
                .toUri()
                .getPath()
                .substring(path("").toUri().getPath().length());
        return key.startsWith("/") ? key.substring(1) : key;
    }

    private static StoredObject object(String key, FileStatus file) {
        return new StoredObject(key, file.getLen(), Instant.ofEpochMilli(file.getModificationTime()));
    }

    @Override
    public List<String> children(String folder) {
        Path start = path(StorageKeys.requireFolder(folder));
        try {
            return Arrays.stream(connection.files().listStatus(start))
                    .filter(FileStatus::isDirectory)
                    .map(entry -> entry.getPath().getName())
                    // Azure's flat namespace shows a folder and the mark of it, as one and the same
                    .distinct()
                    .sorted()
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw failures.reading(start, e);
        }
    }

    @Override
    public URI uri(String key) {
        StorageKeys.requireFolder(key);
        return key.isEmpty() ? root : uri(root.getScheme(), root.getAuthority(), root.getPath() + "/" + key);
    }

    @Override
    public URI root() {
        return root;
    }

    @Override
    public boolean exists() {
        try {
            return connection.files().exists(path(""));
        } catch (IOException e) {
            throw failures.reading(path(""), e);
        }
    }

    @Override
    public void verifyWritable() {
        Path probe = TemporaryNames.beside(path("probe"), nonces.get());
        try {
            Writes writes = connection.writes(nonces);
            writes.create(probe, bytes("first"));
            requireRefused(writes, probe);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw failures.notWritable(e);
        } finally {
            discard(probe);
        }
    }

    private void requireRefused(Writes writes, Path probe) throws IOException {
        try {
            writes.create(probe, bytes("second"));
        } catch (IOException e) {
            try (InputStream in = connection.files().open(probe)) {
                if (Arrays.equals(in.readAllBytes(), bytes("first"))) {
                    return;
                }
            }
        }
        throw new IOException("a second writer took the same name");
    }

    private void discard(Path probe) {
        try {
            connection.files().delete(probe, false);
        } catch (IOException | GristmillException e) {
            // A leftover is never listed
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Not by Hadoop's parser, to which a colon in a key would be a scheme
    private Path path(String key) {
        String folder = root.getPath().isEmpty() && key.isEmpty() ? "/" : root.getPath();
        return new Path(root.getScheme(), root.getAuthority(), key.isEmpty() ? folder : folder + "/" + key);
    }

    static URI uri(String scheme, @Nullable String authority, String path) {
        try {
            return new URI(scheme, authority, path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Cannot make a URI of " + path, e);
        }
    }
}
