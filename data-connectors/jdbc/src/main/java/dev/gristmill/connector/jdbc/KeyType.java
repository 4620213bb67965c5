package dev.gristmill.connector.jdbc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/** What can divide rows: values with an order, and with places between them that can be named. */
enum KeyType {
    WHOLE,
    FRACTION,
    DATE,
    TIMESTAMP;

    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    /** The one of a column; empty for a column that cannot divide rows. */
    static Optional<KeyType> of(DataType type) {
        if (type.equals(DataTypes.DateType)) {
            return Optional.of(DATE);
        }
        if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
            return Optional.of(TIMESTAMP);
        }
        if (type instanceof NumericType) {
            boolean whole = type.equals(DataTypes.LongType)
                    || type.equals(DataTypes.IntegerType)
                    || type.equals(DataTypes.ShortType)
                    || type.equals(DataTypes.ByteType);
            return Optional.of(whole ? WHOLE : FRACTION);
        }
        return Optional.empty();
    }

    /** A value as a number, in days and microseconds since 1970; empty for infinity and the like. */
    Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(
                    switch (this) {
                        case WHOLE, FRACTION -> new BigDecimal(text);
                        case DATE -> BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
                        case TIMESTAMP -> micros(text);
                    });
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The value of a number, as {@link #number} takes it; rounded down where only whole numbers are values. */
    String text(BigDecimal number) {
        return switch (this) {
            case FRACTION -> number.stripTrailingZeros().toPlainString();
            case WHOLE -> whole(number).toPlainString();
            case DATE -> LocalDate.ofEpochDay(whole(number).longValueExact()).toString();
            case TIMESTAMP -> {
                long micros = whole(number).longValueExact();
                yield EPOCH.plus(micros, ChronoUnit.MICROS).toString();
            }
        };
    }

    /** A value's text as SQL has it. */
    String literal(String text) {
        return switch (this) {
            case WHOLE, FRACTION -> text;
            case DATE -> "DATE '" + text + "'";
            case TIMESTAMP -> "TIMESTAMP '" + text.replace('T', ' ') + (text.length() == 16 ? ":00'" : "'");
        };
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }

    private static BigDecimal micros(String text) {
        LocalDateTime time =
                LocalDateTime.parse(text.replaceFirst("\\+00(:?00)?$", "").replace(' ', 'T'));
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(EPOCH, time));
    }
}
