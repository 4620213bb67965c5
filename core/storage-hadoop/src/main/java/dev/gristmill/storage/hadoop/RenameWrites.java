package dev.gristmill.storage.hadoop;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * ABFS, whose rename carries {@code If-None-Match: *}, and every system that nobody has proven: a finished file is
 * renamed, and the rename must refuse a name that is taken.
 */
final class RenameWrites implements Writes {

    private final FileSystem files;
    private final Supplier<String> nonces;

    RenameWrites(FileSystem files, Supplier<String> nonces) {
        this.files = files;
        this.nonces = nonces;
    }

    @Override
    public void create(Path slot, byte[] bytes) throws IOException {
        Path temporary = write(slot, bytes);
        try {
            if (!files.rename(temporary, slot)) {
                throw new IOException("the name is taken, or the rename was refused");
            }
        } catch (IOException e) {
            discard(temporary);
            throw e;
        }
    }

    // There is no rename that replaces: for a moment a reader finds nothing, but never half
    @Override
    public void replace(Path slot, byte[] bytes) throws IOException {
        Path temporary = write(slot, bytes);
        try {
            files.delete(slot, false);
            if (!files.rename(temporary, slot)) {
                throw new IOException("the rename was refused");
            }
        } catch (IOException e) {
            discard(temporary);
            throw e;
        }
    }

    private Path write(Path slot, byte[] bytes) throws IOException {
        Path temporary = TemporaryNames.beside(slot, nonces.get());
        try {
            WholeFiles.write(files.create(temporary, false), bytes);
        } catch (IOException e) {
            discard(temporary);
            throw e;
        }
        return temporary;
    }

    private void discard(Path temporary) {
        try {
            files.delete(temporary, false);
        } catch (IOException e) {
            // A leftover is never listed
        }
    }
}
