package dev.gristmill.connector.files;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * A file of a source.
 *
 * @param root where the source is
 * @param status what the file system said of the file
 * @param name the path from the source's root, with {@code /} on every platform
 * @param fingerprint changes whenever the file is written again
 * @param partition the values in its folders' names such as {@code day=2001-01-31}, outermost first
 */
record DataFile(FileRoot root, FileStatus status, String name, String fingerprint, Map<String, String> partition) {

    DataFile {
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
    }

    Path path() {
        return status.getPath();
    }

    /** The path as messages have it. */
    String place() {
        return root.shown(path());
    }

    long bytes() {
        return status.getLen();
    }

    /** Where its blocks are; empty where no host is nearer than another. */
    List<BlockLocation> blocks() {
        boolean known = root.kind() == FileSystemKind.HDFS
                && status instanceof LocatedFileStatus located
                && located.getBlockLocations() != null;
        return known ? List.of(((LocatedFileStatus) status).getBlockLocations()) : List.of();
    }

    /** Its bytes, from the first to the last. */
    FSDataInputStream open() throws IOException {
        return open(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE);
    }

    /**
     * Its bytes as they were listed: a store with etags refuses others.
     *
     * @param policy one of Hadoop's words for how they will be read
     */
    FSDataInputStream open(String policy) throws IOException {
        return FutureIO.awaitFuture(root.files()
                .openFile(path())
                .opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, policy)
                .withFileStatus(status)
                .build());
    }
}
