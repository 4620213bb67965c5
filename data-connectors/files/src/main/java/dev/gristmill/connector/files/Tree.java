package dev.gristmill.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** All files below a folder that Spark would read: all but those that are hidden by their name, or by a folder's. */
final class Tree {

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

    private final FileRoot root;
    private final List<FileStatus> files = new ArrayList<>();
    private final Set<String> hidden = new TreeSet<>();

    private Tree(FileRoot root) {
        this.root = root;
    }

    /** Lists a folder: a store that knows no folders at once, others one level after the other. */
    static Tree of(FileRoot root) throws IOException {
        Tree tree = new Tree(root);
        try {
            if (root.kind() == FileSystemKind.S3A) {
                tree.listAtOnce();
            } else {
                tree.listByLevels();
            }
            return tree;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The files, in no order. */
    List<FileStatus> files() {
        return files;
    }

    /** Names of files and, with a slash at the end, of folders that are hidden though no program is known to keep anything but data under them. */
    List<String> hidden() {
        return List.copyOf(hidden);
    }

    private void listAtOnce() throws IOException {
        RemoteIterator<? extends FileStatus> all = root.files().listFiles(root.path(), true);
        while (all.hasNext()) {
            FileStatus file = all.next();
            if (!hides(root.name(file.getPath()).split("/", -1))) {
                files.add(file);
            }
        }
    }

    /** Whether a file is hidden by the first of its names that begins so. */
    private boolean hides(String[] names) {
        for (int i = 0; i < names.length; i++) {
            if (hidden(names[i])) {
                String end = i < names.length - 1 ? "/" : "";
                hide(names[i], String.join("/", Arrays.copyOf(names, i + 1)) + end);
                return true;
            }
        }
        return false;
    }

    private void listByLevels() {
        List<Path> level = List.of(root.path());
        while (!level.isEmpty()) {
            List<Path> below = new ArrayList<>();
            for (List<FileStatus> children : Parallel.map(level, this::children)) {
                for (FileStatus child : children) {
                    add(child, below);
                }
            }
            level = below;
        }
    }

    private void add(FileStatus child, List<Path> folders) {
        Path path = child.getPath();
        if (hidden(path.getName())) {
            hide(path.getName(), root.name(path) + (child.isDirectory() ? "/" : ""));
        } else if (child.isDirectory()) {
            folders.add(path);
        } else {
            files.add(child);
        }
    }

    private List<FileStatus> children(Path folder) {
        try {
            if (root.kind() == FileSystemKind.LOCAL) {
                requireNoLoop(folder);
            }
            if (root.kind() != FileSystemKind.HDFS) {
                return List.of(root.files().listStatus(folder));
            }
            List<FileStatus> children = new ArrayList<>();
            RemoteIterator<? extends FileStatus> located = root.files().listLocatedStatus(folder);
            while (located.hasNext()) {
                children.add(located.next());
            }
            return children;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link to a folder above it would be followed until the names are too long, and every file be read as often. */
    private void requireNoLoop(Path folder) throws IOException {
        java.nio.file.Path local = java.nio.file.Path.of(folder.toUri().getPath());
        if (!Files.isSymbolicLink(local) || folder.equals(root.path())) {
            return;
        }
        java.nio.file.Path target = local.toRealPath();
        int above = java.nio.file.Path.of(root.path().toUri().getPath()).getNameCount();
        for (java.nio.file.Path it = local.getParent(); it != null && it.getNameCount() >= above; it = it.getParent()) {
            if (it.toRealPath().equals(target)) {
                throw new IOException("the link " + local + " leads back to " + it);
            }
        }
    }

    private void hide(String name, String shown) {
        if (!KNOWN.contains(name) && !name.endsWith(".crc")) {
            hidden.add(shown);
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith(".") || (name.startsWith("_") && name.indexOf('=') < 0);
    }
}
