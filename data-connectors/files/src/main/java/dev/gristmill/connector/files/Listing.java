package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.HdfsLocatedFileStatus;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The files that a source's path names, on whatever file system it is. */
final class Listing {

    private static final Comparator<DataFile> BY_NAME = Comparator.comparing(DataFile::name);

    private final FileRoot root;

    private Listing(FileRoot root) {
        this.root = root;
    }

    /**
     * Of a path of this host or a URI.
     *
     * @throws GristmillException when nothing is there that could read it
     */
    static Listing of(SparkSession session, String location) {
        return new Listing(FileRoot.of(session, location));
    }

    /** Where the files are: a folder, or one file. */
    FileRoot root() {
        return root;
    }

    /**
     * The files, and the names of those that are hidden, both ordered by name.
     *
     * @throws GristmillException when there is nothing there, or one of them is still being written
     */
    Found find() {
        try {
            FileStatus status = root.find(root.path()).orElseThrow(this::noSuchPath);
            return status.isDirectory() ? folder(Tree.of(root)) : file(status);
        } catch (IOException | UncheckedIOException e) {
            throw root.failures().listing(root.toString(), e);
        }
    }

    private Found folder(Tree tree) {
        if (tree.files().isEmpty()) {
            throw new GristmillException(
                    FilesErrors.NO_FILES,
                    "Cannot read " + root + ": there are no data files in it"
                            + (tree.hidden().isEmpty()
                                    ? ""
                                    : " but hidden ones, such as "
                                            + tree.hidden().get(0)),
                    "source.path",
                    "files whose name starts with '_' or '.' do not count");
        }
        List<DataFile> files = new ArrayList<>(Parallel.map(tree.files(), this::describe));
        files.sort(BY_NAME);
        return new Found(root.path(), files, tree.hidden());
    }

    private Found file(FileStatus status) {
        Path parent = root.path().getParent();
        return new Found(parent == null ? root.path() : parent, List.of(describe(status)), List.of());
    }

    /** The file of that name, as it is now; null when it is gone. */
    @Nullable DataFile file(String name) {
        Path path = root.resolve(name);
        try {
            return root.find(path)
                    .filter(FileStatus::isFile)
                    .map(this::describe)
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            throw root.failures().listing(root.shown(path), e);
        }
    }

    private DataFile describe(FileStatus status) {
        String name = root.name(status.getPath());
        requireClosed(status);
        try {
            return new DataFile(root, status, name, Fingerprint.of(root, status), partition(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is appended to a file of HDFS can be read before its length or its time show it. */
    private void requireClosed(FileStatus status) {
        boolean open = status instanceof HdfsLocatedFileStatus file
                && file.getLocatedBlocks() != null
                && file.getLocatedBlocks().isUnderConstruction();
        if (open) {
            throw new GristmillException(
                    FilesErrors.CHANGED,
                    "Cannot read " + root.shown(status.getPath()) + ": it is still being written",
                    root.shown(status.getPath()),
                    "close it before it is read, or write under a name that starts with '_' or '.' and rename it then");
        }
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

    private GristmillException noSuchPath() {
        return new GristmillException(
                FilesErrors.NO_SUCH_PATH,
                "Cannot read " + root + ": there is no such file or folder",
                "source.path",
                nearest(root.path().getParent()));
    }

    private String nearest(@Nullable Path above) {
        try {
            Path parent = above;
            while (parent != null && root.find(parent).isEmpty()) {
                parent = parent.getParent();
            }
            return parent == null
                    ? "nothing above it exists either"
                    : "the nearest folder that exists is " + root.shown(parent);
        } catch (IOException e) {
            return "what is above it cannot be seen: " + root.failures().reason(e);
        }
    }

    /**
     * What is there.
     *
     * @param base the folder that the names of partition folders are read from: the root, or the one that the file is in
     * @param files that are read
     * @param hidden names of files and folders that are not read for their name, though no program is known to keep
     *     anything but data under it
     */
    record Found(Path base, List<DataFile> files, List<String> hidden) {

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
