package dev.gristmill.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineQuotesTest {

    private static final LineQuotes QUOTES = new LineQuotes('"', '\\', ",");

    /** Each line of CSV with the place of the field whose quote is not closed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            a,b            | -1
            "a","b"        | -1
            "a" ,"b"       | -1
            "a,b",c        | -1
            "a\\"",b       | -1
            "a\\\\",b      | -1
            "a""b",c       | -1
            a"b,c          | -1
            ,,             | -1
            a,"b           | 1
            "a,b           | 0
            a,"            | 1
            a,"b\\"        | 1
            "a"b,c         | 0
            a,"b"c"        | 1
            "a","b","c,d   | 2
            """)
    void findsTheFieldWhoseQuoteIsNotClosed(String line, int field) {
        assertThat(QUOTES.open(line)).isEqualTo(field);
    }

    @Test
    void goesByTheQuotesEscapesAndDelimitersThatTheJobSays() {
        assertThat(new LineQuotes(-1, '\\', ",").open("a,\"b")).isEqualTo(-1);
        assertThat(new LineQuotes('\'', '\\', "\t").open("a\t'b")).isEqualTo(1);
        assertThat(new LineQuotes('"', '"', "||").open("\"a\"\"b\"||\"c|d\"")).isEqualTo(-1);
        assertThat(new LineQuotes('"', -1, ",").open("\"a\\\",b")).isEqualTo(-1);
    }
}
