package dev.gristmill.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;

/**
 * S3A: one PUT with {@code If-None-Match: *} when the stream is closed. An exclusive create without that option excludes
 * nobody there. The SDK repeats a PUT whose answer was lost and is then told that the name is taken, by itself.
 */
final class S3aWrites implements Writes {

    private final FileSystem files;

    S3aWrites(FileSystem files) {
        this.files = files;
    }

    @Override
    public void create(Path slot, byte[] bytes) throws IOException {
        if (!files.hasPathCapability(slot, CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE)) {
            throw new UnsupportedOperationException("fs.s3a.create.conditional.enabled is false");
        }
        FSDataOutputStreamBuilder<?, ?> builder =
                files.createFile(slot).overwrite(false).recursive();
        write(builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true), bytes);
    }

    @Override
    public void replace(Path slot, byte[] bytes) throws IOException {
        write(files.createFile(slot).overwrite(true).recursive(), bytes);
    }

    // To close a stream is to store what it has: one that has not all of it is aborted instead
    private static void write(FSDataOutputStreamBuilder<?, ?> builder, byte[] bytes) throws IOException {
        FSDataOutputStream out = (FSDataOutputStream) builder.build();
        try {
            out.write(bytes);
        } catch (IOException e) {
            out.abort();
            throw e;
        }
        out.close();
    }
}
