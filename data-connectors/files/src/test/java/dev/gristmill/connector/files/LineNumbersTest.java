package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineNumbersTest {

    private static final LineNumbers NUMBERS = new LineNumbers(
            new LineQuotes('"', '\\', ","),
            List.of(LineNumbers.Kind.FRACTION, LineNumbers.Kind.OTHER, LineNumbers.Kind.DECIMAL),
            "0xNA");

    /** Each line of a fraction, a text and a decimal, with whether one of the numbers is odd. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            1.5,5d,1       | false
            1e5,0x1,1.5    | false
            Inf,x,1        | false
            NaN,"1,5",1    | false
            ,,             | false
            0xNA,x,0xNA    | false
            5              | false
            1,x,1,5d       | false
            "5d,x,1        | false
            1,"x,"1,5"     | false
            5d,x,1         | true
            5.F,x,1        | true
            "5f" ,x,1      | true
            0x1p3,x,1      | true
            -0X1P3,x,1     | true
            1,x,"1,5"      | true
            1,"x,y","1,500" | true
            """)
    void findsNumbersThatAreReadAsOthers(String line, boolean odd) {
        assertThat(NUMBERS.odd(line)).isEqualTo(odd);
    }

    @Test
    void looksOnlyWhereThereAreSuchColumns() {
        assertThat(NUMBERS.any()).isTrue();
        assertThat(new LineNumbers(NUMBERS.fields(), List.of(LineNumbers.Kind.OTHER), "").any())
                .isFalse();
    }
}
