package dev.gristmill.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/**
 * The two ways to store bytes on one kind of file system. Readers see all of the bytes or none.
 *
 * <p>After any {@link IOException} the outcome is unknown; {@link dev.gristmill.store.storage.SettledPut} finds it out.
 */
interface Writes {

    /** Stores the bytes where nothing is; durable once this returns. */
    void create(Path slot, byte[] bytes) throws IOException;

    /** Stores the bytes, whatever was there. */
    void replace(Path slot, byte[] bytes) throws IOException;
}
