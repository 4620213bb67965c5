package dev.gristmill.storage.hadoop;

import java.io.IOException;
import java.util.EnumSet;
import java.util.function.Supplier;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * HDFS: a finished file gets its name by a rename that is one transaction of the NameNode. Not by
 * {@code FileSystem.rename}, which moves a file into a folder of that name; and not by an exclusive create, after which a
 * crash leaves an empty file under the name.
 */
final class HdfsWrites implements Writes {

    private final FileContext files;
    private final Supplier<String> nonces;

    HdfsWrites(FileContext files, Supplier<String> nonces) {
        this.files = files;
        this.nonces = nonces;
    }

    @Override
    public void create(Path slot, byte[] bytes) throws IOException {
        write(slot, bytes, Rename.NONE);
    }

    @Override
    public void replace(Path slot, byte[] bytes) throws IOException {
        write(slot, bytes, Rename.OVERWRITE);
    }

    private void write(Path slot, byte[] bytes, Rename rename) throws IOException {
        Path temporary = TemporaryNames.beside(slot, nonces.get());
        try {
            WholeFiles.write(files.create(temporary, EnumSet.of(CreateFlag.CREATE), CreateOpts.createParent()), bytes);
            files.rename(temporary, slot, rename);
        } catch (IOException e) {
            discard(temporary);
            throw e;
        }
    }

    private void discard(Path temporary) {
        try {
            files.delete(temporary, false);
        } catch (IOException e) {
            // A leftover is never listed
        }
    }
}
