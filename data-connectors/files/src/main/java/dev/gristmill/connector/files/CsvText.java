package dev.gristmill.connector.files;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Splits text into fields with the parser that Spark uses, set as Spark sets it. */
final class CsvText {

    /** A line that begins with it is a record without fields. */
    static final char COMMENT = '\0';

    private static final int MOST_COLUMNS = 20_480;

    private CsvText() {}

    static CsvParser parser(FilesOptions options) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(options.delimiter().replace("\\t", "\t"));
        settings.getFormat().setQuote(character(options.quote()));
        settings.getFormat().setQuoteEscape(character(options.escape()));
        settings.getFormat().setComment(COMMENT);
        settings.setLineSeparatorDetectionEnabled(options.multiLine());
        settings.setNormalizeLineEndingsWithinQuotes(!options.multiLine());
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setMaxCharsPerColumn(-1);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.STOP_AT_DELIMITER);
        return new CsvParser(settings);
    }

    /** The fields of the first record in a text; none when it holds no record. */
    static List<String> first(String text, FilesOptions options) {
        CsvParser parser = parser(options);
        parser.beginParsing(new StringReader(options.multiLine() ? text : firstLine(text)));
        String[] fields = parser.parseNext();
        parser.stopParsing();
        return fields == null
                ? List.of()
                : Arrays.stream(fields).map(Objects::toString).toList();
    }

    /** Lines end with LF, CR or both, whichever the parser looks for. */
    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static char character(String text) {
        return text.isEmpty() ? '\0' : text.charAt(0);
    }
}
