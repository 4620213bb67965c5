package dev.gristmill.spi;

import dev.gristmill.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be read.
 *
 * @param code what kind of fault it is
 * @param file that it is in
 * @param line where it starts, from 1
 * @param column whose value does not fit; null when the record as a whole does not
 * @param reason as the end of a sentence, such as {@code a='foo' (expected int)}
 * @param text the record as it is in the file, cut at 200 characters
 */
public record RecordFault(
        ErrorCode code, String file, long line, @Nullable String column, String reason, String text) {}
