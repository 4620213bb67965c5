package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Finds a quote that is opened and not closed where a field ends. A parser would take everything up to the next quote for
 * one field, and say nothing. The encodings that the connector reads have delimiters, quotes and line ends of one byte.
 */
final class OpenQuote {

    private static final int END = -1;

    private final int quote;
    private final int escape;
    private final int delimiter;
    private final InputStream in;
    private int line = 1;
    private boolean unclosed;

    private OpenQuote(InputStream in, FilesOptions options) {
        this.in = in;
        this.quote = options.quote().isEmpty() ? -2 : options.quote().charAt(0);
        this.escape = options.escape().isEmpty() ? -2 : options.escape().charAt(0);
        this.delimiter = options.delimiter().replace("\\t", "\t").charAt(0);
    }

    /** Reads a file; throws when it has such a quote. */
    static DataFile requireNone(DataFile file, FilesOptions options) {
        try (InputStream in = Stored.open(file)) {
            int opened = new OpenQuote(in, options).find();
            if (opened > 0) {
                throw new GristmillException(
                        FilesErrors.OPEN_QUOTE,
                        "Cannot read " + file.place() + ": the quote that line " + opened
                                + " opens is not closed where a field ends",
                        file.place() + ":" + opened,
                        "close or escape the quote in the file");
            }
            return file;
        } catch (IOException e) {
            throw file.root()
                    .failures()
                    .reading(file.place(), e)
                    .orElseGet(() -> new GristmillException(
                            FilesErrors.CORRUPT,
                            "Cannot read " + file.place() + ": " + e.getMessage(),
                            file.place(),
                            "write the file again, or take it out of the source",
                            e));
        }
    }

    /** The line of the first such quote; 0 when there is none. */
    private int find() throws IOException {
        int before = '\n';
        int next = in.read();
        while (next != END) {
            if (next == quote && (before == delimiter || before == '\n' || before == '\r')) {
                int opened = line;
                next = afterField();
                if (!List.of(END, delimiter, (int) '\n', (int) '\r').contains(next) || unclosed) {
                    return opened;
                }
            }
            before = next;
            line += next == '\n' ? 1 : 0;
            next = next == END ? END : in.read();
        }
        return 0;
    }

    /** What follows the quote that closes a field. */
    private int afterField() throws IOException {
        int next = in.read();
        while (next != END) {
            line += next == '\n' ? 1 : 0;
            if (next == escape && escape != quote) {
                in.read();
            } else if (next == quote) {
                int after = in.read();
                if (after != quote) {
                    return after;
                }
            }
            next = in.read();
        }
        unclosed = true;
        return END;
    }
}
