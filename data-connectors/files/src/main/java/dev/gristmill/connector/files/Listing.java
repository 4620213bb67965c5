package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files below a local path that Spark would read: all but those with a hidden name. */
final class Listing {

    private static final Comparator<DataFile> BY_NAME = Comparator.comparing(DataFile::name);

    private final Path root;

    private Listing(Path root) {
        this.root = root;
    }

    /** Of a path or a {@code file:} URI. */
    static Listing of(String location) {
        if (location.startsWith("file:")) {
            return new Listing(Path.of(URI.create(location).getPath()));
        }
        if (location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw new GristmillException(
                    FilesErrors.SCHEME,
                    "Cannot read '" + location.substring(0, location.indexOf(':'))
                            + ":' files: not available in this version",
                    "source.path",
                    "local files are; mount the storage, or copy a sample of it");
        }
        return new Listing(Path.of(location));
    }

    /** Where the files are: a folder, or one file. */
    Path root() {
        return root;
    }

    /** The folder that the names of partition folders are read from: the root, or the one that the file is in. */
    Path folder() {
        Path parent = root.toAbsolutePath().getParent();
        return Files.isDirectory(root) || parent == null ? root : parent;
    }

    /**
     * The files, ordered by name.
     *
     * @throws GristmillException when there is nothing there
     */
    List<DataFile> files() {
        List<DataFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Visitor(files));
        } catch (NoSuchFileException e) {
            throw noSuchPath(e);
        } catch (IOException e) {
            throw new GristmillException(
                    FilesErrors.CANNOT_READ,
                    "Cannot list " + root + ": " + e.getMessage(),
                    "source.path",
                    "check who may read the folder",
                    e);
        }
        if (files.isEmpty()) {
            throw new GristmillException(
                    FilesErrors.NO_FILES,
                    "Cannot read " + root + ": there are no data files in it",
                    "source.path",
                    "files whose name starts with '_' or '.' do not count");
        }
        files.sort(BY_NAME);
        return files;
    }

    /** The file of that name, as it is now; null when it is gone. */
    @org.jspecify.annotations.Nullable DataFile file(String name) {
        Path path = name.isEmpty() ? root : root.resolve(name);
        try {
            return describe(path, Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return null;
        }
    }

    private DataFile describe(Path path, BasicFileAttributes attributes) {
        String name = root.relativize(path).toString().replace('\\', '/');
        return new DataFile(
                path, name, attributes.size(), attributes.lastModifiedTime().toMillis(), partition(name));
    }

    private static Map<String, String> partition(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] segments = name.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            int equals = segments[i].indexOf('=');
            if (equals > 0) {
                values.put(segments[i].substring(0, equals), unescape(segments[i].substring(equals + 1)));
            }
        }
        return values;
    }

    /** Hive escapes what a folder's name cannot hold as {@code %XX}; a plus sign stands for itself. */
    private static String unescape(String value) {
        return value.indexOf('%') < 0 ? value : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private GristmillException noSuchPath(IOException cause) {
        Path parent = root.toAbsolutePath().normalize();
        while (parent.getParent() != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return new GristmillException(
                FilesErrors.NO_SUCH_PATH,
                "Cannot read " + root + ": there is no such file or folder",
                "source.path",
                "the nearest folder that exists is " + parent,
                cause);
    }

    private static boolean hidden(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final List<DataFile> files;

        Visitor(List<DataFile> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!hidden(file)) {
                files.add(describe(file, Files.readAttributes(file, BasicFileAttributes.class)));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
