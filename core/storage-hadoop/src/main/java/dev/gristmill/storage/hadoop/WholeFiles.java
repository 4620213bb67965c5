package dev.gristmill.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;

/** Writes all bytes of a file under a temporary name. */
final class WholeFiles {

    private WholeFiles() {}

    /**
     * Writes, makes durable and closes. Not in a try with resources: HDFS throws the very same exception again when it is
     * closed, and Java refuses to note an exception beside itself.
     */
    static void write(FSDataOutputStream out, byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.hsync();
        } catch (IOException e) {
            closeAfterFailure(out);
            throw e;
        }
        out.close();
    }

    private static void closeAfterFailure(FSDataOutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            // What failed before says more
        }
    }
}
