package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files of UTF-8 text, and nothing else. */
final class TextFile {

    /** The largest job file, in bytes: 1 MiB. */
    static final int LARGEST = 1 << 20;

    private TextFile() {}

    /**
     * The job file's text.
     *
     * @throws InvalidJobException when it cannot be read, is too large or is not UTF-8
     */
    static String job(Path file, Environment environment) {
        Position start = new Position(file.toString(), 1, 1);
        byte[] bytes;
        try {
            bytes = bytes(file, environment);
        } catch (IOException e) {
            String message = "Cannot read the job file: " + reason(e);
            throw InvalidJobException.of(new Problem(JobErrors.UNREADABLE, start, "", message, null));
        }
        if (bytes.length > LARGEST) {
            throw broken(start, "larger than 1 MiB");
        }
        return withoutMark(utf8(file, bytes));
    }

    /**
     * The text of a file that a job file names.
     *
     * @throws IOException when it cannot be read, is too large or is not UTF-8
     */
    static String named(Path file, Environment environment) throws IOException {
        byte[] bytes = bytes(file, environment);
        if (bytes.length > LARGEST) {
            throw new IOException("larger than 1 MiB");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (decode(ByteBuffer.wrap(bytes), text).isError()) {
            throw new IOException("not UTF-8");
        }
        return text.flip().toString();
    }

    /** Why a file cannot be read, in words. */
    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(failure.getMessage());
    }

    private static InvalidJobException broken(Position position, String reason) {
        return InvalidJobException.of(
                new Problem(JobErrors.BROKEN_YAML, position, "", "Invalid job file: " + reason, null));
    }

    private static byte[] bytes(Path file, Environment environment) throws IOException {
        try (InputStream stream = environment.open(file)) {
            return stream.readNBytes(LARGEST + 1);
        }
    }

    private static String utf8(Path file, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = decode(ByteBuffer.wrap(bytes), text).isError();
        String read = text.flip().toString();
        if (malformed) {
            throw broken(end(file, read), "not UTF-8");
        }
        return read;
    }

    private static CoderResult decode(ByteBuffer bytes, CharBuffer text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return decoder.decode(bytes, text, true);
    }

    private static Position end(Path file, String read) {
        int lines = (int) read.chars().filter(character -> character == '\n').count();
        int lineStart = read.lastIndexOf('\n') + 1;
        return new Position(file.toString(), lines + 1, read.codePointCount(lineStart, read.length()) + 1);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
