package dev.gristmill.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DivisionTest {

    private static final Key DAY = new Key("day", "\"day\"", KeyType.DATE);

    @Test
    void hasARangeForEveryRow() {
        Division division = new Division(DAY, List.of("2001-01-02", "2001-01-04"), true);
        assertThat(division.names())
                .containsExactly("day[,2001-01-02)", "day[2001-01-02,2001-01-04)", "day[2001-01-04,)", "day[null]");
        assertThat(division.conditions())
                .containsExactly(
                        "\"day\" < DATE '2001-01-02'",
                        "\"day\" >= DATE '2001-01-02' AND \"day\" < DATE '2001-01-04'",
                        "\"day\" >= DATE '2001-01-04'",
                        "\"day\" IS NULL");
        assertThat(division.number())
                .isEqualTo("CASE WHEN \"day\" IS NULL THEN 3 WHEN \"day\" < DATE '2001-01-02' THEN 0"
                        + " WHEN \"day\" < DATE '2001-01-04' THEN 1 ELSE 2 END");
    }

    @Test
    void isFoundAgainInItsNames() {
        Division division = new Division(DAY, List.of("2001-01-02", "2001-01-04"), true);
        assertThat(Division.column(division.names())).contains("day");
        assertThat(Division.of(DAY, division.names())).isEqualTo(division);
        Key odd = new Key("a[b,c)", "\"a[b,c)\"", KeyType.WHOLE);
        Division numbers = new Division(odd, List.of("-5", "7"), false);
        assertThat(Division.column(numbers.names())).contains("a[b,c)");
        assertThat(Division.of(odd, numbers.names())).isEqualTo(numbers);
    }

    @Test
    void mayHaveOneRangeOfAllRows() {
        assertThat(Division.none().names()).containsExactly("all");
        assertThat(Division.none().conditions()).containsExactly((String) null);
        assertThat(Division.column(List.of("all"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WHOLE, 12, 12, 12",
        "WHOLE, -3.5, -4, -4",
        "FRACTION, 1E+3, 1000, 1000",
        "FRACTION, 0.250, 0.25, 0.25",
        "DATE, 2001-01-02, 2001-01-02, DATE '2001-01-02'",
        "TIMESTAMP, 2001-01-02 00:00:00, 2001-01-02T00:00, TIMESTAMP '2001-01-02 00:00:00'",
        "TIMESTAMP, 1969-12-31 23:59:59.5+00, 1969-12-31T23:59:59.500, TIMESTAMP '1969-12-31 23:59:59.500'"
    })
    void namesPlacesBetweenValues(KeyType type, String value, String text, String literal) {
        BigDecimal number = type.number(value).orElseThrow();
        assertThat(type.text(number)).isEqualTo(text);
        assertThat(type.number(text.replace('T', ' ').length() == 16 ? value : text))
                .isPresent();
        assertThat(type.literal(text)).isEqualTo(literal.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource({"WHOLE, NaN", "DATE, infinity", "TIMESTAMP, -infinity", "DATE, 0044-03-15 BC"})
    void takesInfinityForNoPlace(KeyType type, String value) {
        assertThat(type.number(value)).isEmpty();
    }
}
