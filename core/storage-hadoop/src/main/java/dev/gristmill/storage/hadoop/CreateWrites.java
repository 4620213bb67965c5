package dev.gristmill.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Google's storage: an exclusive create is an upload that demands generation 0 when it is closed, and shows nothing
 * before that.
 */
final class CreateWrites implements Writes {

    private final FileSystem files;

    CreateWrites(FileSystem files) {
        this.files = files;
    }

    @Override
    public void create(Path slot, byte[] bytes) throws IOException {
        write(files.createFile(slot).overwrite(false).recursive().build(), bytes);
    }

    @Override
    public void replace(Path slot, byte[] bytes) throws IOException {
        write(files.createFile(slot).overwrite(true).recursive().build(), bytes);
    }

    // Not closed after a failure: closing would store what there is
    private static void write(FSDataOutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.close();
    }
}
