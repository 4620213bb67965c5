package dev.gristmill.trainer.split;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The canonical byte form of a row's key: one tag byte per value, then the value, numbers in big-endian order. It never
 * changes, and it does not depend on the width of a number, the time zone of a session or the version of Spark.
 *
 * <pre>
 * null                          00
 * byte, short, int, long        01, 8 bytes two's complement
 * float, double                 02, 8 bytes IEEE 754 of the double; -0.0 as 0.0, every NaN as 7ff8000000000000
 * decimal                       03, 4 bytes length, its plain decimal digits in ASCII without trailing zeros
 * boolean                       04, 1 byte 00 or 01
 * string                        05, 4 bytes length, UTF-8
 * binary                        06, 4 bytes length, the bytes
 * date                          07, 8 bytes days since 1970-01-01
 * timestamp                     08, 8 bytes microseconds since 1970-01-01T00:00:00Z
 * timestamp without time zone   09, 8 bytes microseconds since 1970-01-01T00:00:00
 * </pre>
 */
final class CanonicalBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Appends a value as Spark hands it to Java; returns this. */
    CanonicalBytes add(@Nullable Object value) {
        try {
            write(value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to memory", e);
        }
    }

    /** The bytes of all values so far. */
    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(0);
        } else if (value instanceof Double || value instanceof Float) {
            long bits = Double.doubleToLongBits(((Number) value).doubleValue() + 0.0);
            writeLong(2, bits);
        } else if (value instanceof BigDecimal decimal) {
            writeBytes(3, plain(decimal).getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof Number number) {
            writeLong(1, number.longValue());
        } else if (value instanceof Boolean flag) {
            out.writeByte(4);
            out.writeBoolean(flag);
        } else if (value instanceof String text) {
            writeBytes(5, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] binary) {
            writeBytes(6, binary);
        } else {
            writeTime(value);
        }
    }

    private void writeTime(Object value) throws IOException {
        if (value instanceof LocalDate date) {
            writeLong(7, date.toEpochDay());
        } else if (value instanceof Date date) {
            writeLong(7, date.toLocalDate().toEpochDay());
        } else if (value instanceof Instant instant) {
            writeLong(8, micros(instant));
        } else if (value instanceof Timestamp timestamp) {
            writeLong(8, micros(timestamp.toInstant()));
        } else if (value instanceof LocalDateTime dateTime) {
            writeLong(9, micros(dateTime.toInstant(ZoneOffset.UTC)));
        } else {
            throw new IllegalArgumentException(
                    "Cannot hash a value of " + value.getClass().getName() + ": it has no canonical byte form");
        }
    }

    private void writeLong(int tag, long value) throws IOException {
        out.writeByte(tag);
        out.writeLong(value);
    }

    private void writeBytes(int tag, byte[] value) throws IOException {
        out.writeByte(tag);
        out.writeInt(value.length);
        out.write(value);
    }

    private static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
