package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files below a local path that Spark would read: all but those with a hidden name. */
final class Listing {

    private static final Comparator<DataFile> BY_NAME = Comparator.comparing(DataFile::name);

    private static final Set<String> KNOWN = Set.of(
            "_SUCCESS",
            "_metadata",
            "_common_metadata",
            "_temporary",
            "_spark_metadata",
            "_delta_log",
            ".DS_Store",
            ".hoodie",
            ".git",
            ".gitignore",
            ".gitattributes",
            ".gitkeep");

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
     * The files, and the names of those that are hidden, both ordered by name.
     *
     * @throws GristmillException when there is nothing there
     */
    Found find() {
        List<DataFile> files = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(files, hidden));
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
                    "Cannot read " + root + ": there are no data files in it"
                            + (hidden.isEmpty() ? "" : " but hidden ones, such as " + hidden.get(0)),
                    "source.path",
                    "files whose name starts with '_' or '.' do not count");
        }
        files.sort(BY_NAME);
        hidden.sort(Comparator.naturalOrder());
        return new Found(files, hidden);
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

    /** Whether a hidden name is one that programs give to what they keep beside data. */
    private static boolean known(Path path) {
        String name = path.getFileName().toString();
        return KNOWN.contains(name) || name.endsWith(".crc");
    }

    private static boolean hidden(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final List<DataFile> files;
        private final List<String> hidden;

        Visitor(List<DataFile> files, List<String> hidden) {
            this.files = files;
            this.hidden = hidden;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root) || !hidden(folder)) {
                return FileVisitResult.CONTINUE;
            }
            hide(folder, "/");
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!hidden(file)) {
                files.add(describe(file, Files.readAttributes(file, BasicFileAttributes.class)));
            } else {
                hide(file, "");
            }
            return FileVisitResult.CONTINUE;
        }

        private void hide(Path path, String end) {
            if (!known(path)) {
                hidden.add(root.relativize(path).toString().replace('\\', '/') + end);
            }
        }
    }

    /**
     * What is there.
     *
     * @param files that are read
     * @param hidden names of files and folders that are not read for their name, though no program is known to keep
     *     anything but data under it
     */
    record Found(List<DataFile> files, List<String> hidden) {

        Found {
            files = List.copyOf(files);
            hidden = List.copyOf(hidden);
        }

        /** What to warn of. */
        List<String> warnings() {
            if (hidden.isEmpty()) {
                return List.of();
            }
            return List.of(FilesErrors.HIDDEN.id() + " " + Count.files(hidden.size()) + " below source.path "
                    + (hidden.size() == 1 ? "is" : "are") + " not read for a name that starts with '_' or '.': "
                    + Count.first(hidden));
        }
    }
}
