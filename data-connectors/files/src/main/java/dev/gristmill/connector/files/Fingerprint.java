package dev.gristmill.connector.files;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/**
 * What changes whenever a file is written again, as far as the file system tells it without reading the file. It always
 * begins with the length in bytes.
 */
final class Fingerprint {

    private Fingerprint() {}

    static String of(FileRoot root, FileStatus status) throws IOException {
        if (status instanceof EtagSource tagged && tagged.getEtag() != null) {
            // Listings and looks at one file differ in quotes, and in how exactly they tell the time
            return status.getLen() + "-" + tagged.getEtag().replace("\"", "");
        }
        String written = status.getLen() + "-" + status.getModificationTime();
        if (status instanceof HdfsFileStatus file) {
            return written + "-" + file.getFileId();
        }
        // Elsewhere a checksum may cost a read of the file; Google's connector has one at hand, if it is told to
        FileChecksum checksum =
                root.kind() == FileSystemKind.GS ? root.files().getFileChecksum(status.getPath()) : null;
        return checksum == null ? written : written + "-" + HexFormat.of().formatHex(checksum.getBytes());
    }
}
