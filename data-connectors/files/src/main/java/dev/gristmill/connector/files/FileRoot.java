package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;

/** What a source's path names, a folder or one file, and the file system that it is on. Safe on any thread. */
final class FileRoot {

    private static final Pattern USER_INFO = Pattern.compile("^([^:/]+://)[^/@]*@");

    private final FileSystemKind kind;
    private final FileSystem files;
    private final Path path;
    private final AccessFailures failures;

    private FileRoot(FileSystemKind kind, FileSystem files, Path path, AccessFailures failures) {
        this.kind = kind;
        this.files = files;
        this.path = path;
        this.failures = failures;
    }

    /**
     * Of a path of this host or a URI; Hadoop's settings are the session's.
     *
     * @throws GristmillException when no class is there for the scheme, or the file system does not let anybody in
     */
    static FileRoot of(SparkSession session, String location) {
        FileSystemKind kind = FileSystemKind.of(location);
        Configuration settings = session.sessionState().newHadoopConf();
        AccessFailures failures = new AccessFailures(kind, settings);
        Path path = kind == FileSystemKind.LOCAL ? local(location) : remote(location);
        try {
            FileSystem files = path.getFileSystem(settings);
            // Checksums that some program left beside a file are a matter for Spark, which reads with them
            FileSystem raw = files instanceof LocalFileSystem local ? local.getRaw() : files;
            return new FileRoot(kind, raw, files.makeQualified(path), failures);
        } catch (IOException | RuntimeException e) {
            throw failures.opening(shown(kind, path), e);
        }
    }

    private static Path local(String location) {
        java.nio.file.Path path = FileSystemKind.scheme(location).isEmpty()
                ? java.nio.file.Path.of(location)
                : java.nio.file.Path.of(URI.create(location).getPath());
        return new Path("file", null, path.toAbsolutePath().toString());
    }

    private static Path remote(String location) {
        Path path = new Path(location);
        return path.toUri().getPath().isEmpty() ? new Path(path, "/") : path;
    }

    FileSystemKind kind() {
        return kind;
    }

    FileSystem files() {
        return files;
    }

    Path path() {
        return path;
    }

    AccessFailures failures() {
        return failures;
    }

    /** A path as messages have it: an absolute path of this host, or a URI without user information. */
    String shown(Path path) {
        return shown(kind, path);
    }

    private static String shown(FileSystemKind kind, Path path) {
        if (kind == FileSystemKind.LOCAL) {
            return path.toUri().getPath();
        }
        // What stands before the @ of ABFS is the container
        return kind == FileSystemKind.ABFS
                ? path.toString()
                : USER_INFO.matcher(path.toString()).replaceFirst("$1");
    }

    /** The path from the root to what is below it, with {@code /}; empty for the root itself. */
    String name(Path below) {
        String start = path.toUri().getPath();
        String rest = below.toUri().getPath().substring(start.length());
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    /** What {@link #name} gave the name of. */
    Path resolve(String name) {
        URI uri = path.toUri();
        String start = uri.getPath().endsWith("/") ? uri.getPath() : uri.getPath() + "/";
        return name.isEmpty() ? path : new Path(uri.getScheme(), uri.getAuthority(), start + name);
    }

    /** What is there under a path now, with the hosts that hold a file's blocks on HDFS; empty when it is gone. */
    Optional<FileStatus> find(Path at) throws IOException {
        try {
            FileStatus status = files.getFileStatus(at);
            return Optional.of(kind == FileSystemKind.HDFS && status.isFile() ? located(at) : status);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private FileStatus located(Path at) throws IOException {
        RemoteIterator<LocatedFileStatus> found = files.listLocatedStatus(at);
        if (!found.hasNext()) {
            throw new FileNotFoundException(at + " is gone");
        }
        return found.next();
    }

    /** As a URI, for the record of a run. */
    String location() {
        return kind == FileSystemKind.LOCAL
                ? java.nio.file.Path.of(toString()).toUri().toString()
                : toString();
    }

    /** As messages have it. */
    @Override
    public String toString() {
        return shown(path);
    }
}
