package dev.gristmill.connector.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file as bytes, ended by LF, CR or both, as Spark's readers end them. */
final class Lines implements AutoCloseable {

    private final InputStream in;
    private byte[] bytes = {};
    private long number;
    private long start;
    private long next;
    private boolean afterReturn;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        start = next;
        int read = in.read();
        if (afterReturn && read == '\n') {
            start++;
            next++;
            read = in.read();
        }
        afterReturn = false;
        if (read < 0) {
            return false;
        }
        while (read >= 0 && read != '\n' && read != '\r') {
            line.write(read);
            next++;
            read = in.read();
        }
        next += read < 0 ? 0 : 1;
        afterReturn = read == '\r';
        number++;
        bytes = line.toByteArray();
        return true;
    }

    /** The line without its end. */
    byte[] bytes() {
        return bytes;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** The index of the line's first byte in the (unpacked) file. */
    long start() {
        return start;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
