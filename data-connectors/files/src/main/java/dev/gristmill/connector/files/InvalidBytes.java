package dev.gristmill.connector.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Bytes that mean nothing in an encoding. */
final class InvalidBytes {

    private InvalidBytes() {}

    /** The index of the first in a text; -1 when there is none. */
    static int first(byte[] text, Charset encoding) {
        return first(text, encoding, true);
    }

    /** The index of the first in what may end within a character; -1 when there is none. */
    static int firstInStart(byte[] start, Charset encoding) {
        return first(start, encoding, false);
    }

    private static int first(byte[] bytes, Charset encoding, boolean end) {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.max(1, bytes.length));
        CoderResult result = decoder.decode(in, out, end);
        return result.isError() ? in.position() : -1;
    }
}
