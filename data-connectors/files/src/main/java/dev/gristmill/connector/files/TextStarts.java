package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of text files say.
 *
 * @param <T> what is taken from each
 * @param starts of the files that can be read, in the source's order
 * @param warnings of files that were left out
 */
record TextStarts<T>(Map<DataFile, T> starts, List<String> warnings) {

    private static final int BYTES = 1 << 16;
    private static final long CHECKED_GZIP_BYTES = 64L << 20;

    List<DataFile> files() {
        return List.copyOf(starts.keySet());
    }

    /**
     * Looks at each file's first 64 KiB. Packed files are unpacked to their end where they are 64 MiB or less in all, or
     * where the job allows files to be left out.
     *
     * @throws GristmillException when a file cannot be unpacked, or is not in the encoding that the job says
     */
    static <T> TextStarts<T> of(List<DataFile> files, FilesOptions options, BiFunction<DataFile, byte[], T> taken) {
        long packed =
                files.stream().filter(Stored::gzip).mapToLong(DataFile::bytes).sum();
        boolean whole = packed <= CHECKED_GZIP_BYTES || options.maxCorruptFiles() > 0;
        List<Start<T>> looks = Parallel.map(files, file -> look(file, whole, options, taken));
        CorruptFiles corrupt = new CorruptFiles();
        List<String> empty = new ArrayList<>();
        Map<DataFile, T> starts = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Start<T> look = looks.get(i);
            if (look.fault() != null) {
                corrupt.add(files.get(i), look.fault());
            } else if (look.taken() == null) {
                empty.add(files.get(i).place());
            } else {
                starts.put(files.get(i), look.taken());
            }
        }
        List<String> warnings = new ArrayList<>(corrupt.warnings(files, options));
        if (starts.isEmpty()) {
            throw new GristmillException(
                    FilesErrors.NO_FILES,
                    "Cannot read " + Count.first(empty) + ": there is nothing in " + Count.files(empty.size()),
                    "source.path",
                    "wait until the data is there, or name another path");
        }
        if (!empty.isEmpty()) {
            warnings.add(FilesErrors.CORRUPT.id() + " " + empty.size() + " of " + Count.files(files.size())
                    + " without a single byte: " + Count.first(empty));
        }
        return new TextStarts<>(starts, warnings);
    }

    private static <T> Start<T> look(
            DataFile file, boolean whole, FilesOptions options, BiFunction<DataFile, byte[], T> taken) {
        byte[] head;
        try (InputStream in = Stored.open(file)) {
            head = in.readNBytes(BYTES);
            if (whole && Stored.gzip(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (EOFException e) {
            if (file.bytes() == 0) {
                return new Start<>(null, null);
            }
            String reason = "the packed file ends too early: it was cut off";
            return new Start<>(null, new CorruptFiles.Fault(FilesErrors.TRUNCATED, reason));
        } catch (IOException e) {
            file.root().failures().reading(file.place(), e).ifPresent(failure -> {
                throw failure;
            });
            return new Start<>(null, new CorruptFiles.Fault(FilesErrors.CORRUPT, String.valueOf(e.getMessage())));
        }
        int invalid = head.length < BYTES
                ? InvalidBytes.first(head, options.encoding())
                : InvalidBytes.firstInStart(head, options.encoding());
        if (invalid >= 0) {
            throw new GristmillException(
                    FilesErrors.BYTES,
                    "Cannot read " + file.place() + " as " + options.encoding().name() + ": byte " + invalid
                            + " is not valid in it",
                    file.place(),
                    "set source.encoding to what the file is written in");
        }
        return new Start<>(head.length == 0 ? null : taken.apply(file, head), null);
    }

    /** What is taken from a file's start, or why it cannot be read; neither for one without a byte. */
    private record Start<T>(@Nullable T taken, CorruptFiles.@Nullable Fault fault) {}
}
