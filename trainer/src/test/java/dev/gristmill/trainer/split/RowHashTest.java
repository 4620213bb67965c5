package dev.gristmill.trainer.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected bytes and fractions come from Python's struct and hashlib. */
final class RowHashTest {

    static List<Arguments> values() {
        return List.of(
                Arguments.of(42L, "01000000000000002a", 0.8038365371239424),
                Arguments.of(42, "01000000000000002a", 0.8038365371239424),
                Arguments.of((short) 42, "01000000000000002a", 0.8038365371239424),
                Arguments.of((byte) 42, "01000000000000002a", 0.8038365371239424),
                Arguments.of(-1L, "01ffffffffffffffff", 0.07206661273038373),
                Arguments.of(null, "00", 0.4304816492364817),
                Arguments.of(1.5, "023ff8000000000000", 0.4865900417182867),
                Arguments.of(1.5f, "023ff8000000000000", 0.4865900417182867),
                Arguments.of(0.0, "020000000000000000", 0.2622526389901665),
                Arguments.of(-0.0, "020000000000000000", 0.2622526389901665),
                Arguments.of(new BigDecimal("1.50"), "0300000003312e35", 0.6763399160036845),
                Arguments.of(new BigDecimal("1.5000"), "0300000003312e35", 0.6763399160036845),
                Arguments.of(true, "0401", 0.2215688444037882),
                Arguments.of("ö", "0500000002c3b6", 0.09382150765375186),
                Arguments.of(new byte[] {1, 2}, "06000000020102", 0.997327160069938),
                Arguments.of(LocalDate.parse("2001-01-01"), "070000000000002c3b", 0.5973898436918448),
                Arguments.of(Date.valueOf("2001-01-01"), "070000000000002c3b", 0.5973898436918448),
                Arguments.of(LocalDateTime.parse("2001-01-01T00:00:00"), "09000379c3e5232000", 0.7518749406946827));
    }

    @ParameterizedTest
    @MethodSource("values")
    void hashesTheCanonicalBytesOfAValue(@Nullable Object value, String bytes, double fraction) {
        assertThat(HexFormat.of().formatHex(new CanonicalBytes().add(value).toByteArray()))
                .isEqualTo(bytes);
        assertThat(new RowHash().call(RowFactory.create(value))).isEqualTo(fraction);
    }

    @Test
    void hashesSeveralColumnsInTheirOrder() {
        assertThat(new RowHash().call(RowFactory.create("ORD", 7))).isEqualTo(0.10397411905122667);
        assertThat(new RowHash().call(RowFactory.create(7, "ORD"))).isNotEqualTo(0.10397411905122667);
    }

    @Test
    void takesBothOfJavasTimestampsForTheSameInstant() {
        Instant instant = Instant.parse("2001-01-01T00:00:00.123456Z");
        assertThat(new CanonicalBytes().add(Timestamp.from(instant)).toByteArray())
                .isEqualTo(new CanonicalBytes().add(instant).toByteArray())
                .startsWith(8);
    }

    @Test
    void takesEveryNanForTheSame() {
        double other = Double.longBitsToDouble(0x7ff8000000000001L);
        assertThat(new CanonicalBytes().add(other).toByteArray())
                .isEqualTo(new CanonicalBytes().add(Double.NaN).toByteArray());
    }

    @Test
    void refusesAValueWithoutACanonicalForm() {
        assertThatThrownBy(() -> new CanonicalBytes().add(List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot hash a value of java.util.");
    }
}
