package dev.gristmill.connector.files;

import java.io.Serializable;

/**
 * Finds a quote that is opened and not closed where a field ends, in records of one line each. Spark's parser takes what
 * follows it for one field, delimiters included, and says nothing as long as the number of fields fits.
 *
 * @param quote -1 for none
 * @param escape -1 for none
 * @param delimiter between fields
 */
record LineQuotes(int quote, int escape, String delimiter) implements Serializable {

    static LineQuotes of(FilesOptions options) {
        return new LineQuotes(
                first(options.quote()),
                first(options.escape()),
                options.delimiter().replace("\\t", "\t"));
    }

    private static int first(String text) {
        return text.isEmpty() ? -1 : text.charAt(0);
    }

    /** Whether the line has such a quote. */
    boolean odd(String line) {
        return open(line) >= 0;
    }

    /** The place of the field that such a quote opens, from 0; -1 when there is none. */
    int open(String line) {
        int at = 0;
        for (int field = 0; at <= line.length(); field++) {
            int end = end(line, at);
            if (end < 0) {
                return field;
            }
            at = end + delimiter.length();
        }
        return -1;
    }

    /** Where the field that begins there ends; -1 when it has such a quote. */
    int end(String line, int from) {
        boolean quoted = from < line.length() && line.charAt(from) == quote;
        int after = quoted ? afterQuote(line, from + 1) : from;
        if (after < 0 || (quoted && !endsField(line, after))) {
            return -1;
        }
        int next = line.indexOf(delimiter, after);
        return next < 0 ? line.length() : next;
    }

    /** Where the text after the closing quote begins; -1 when the line has none. Two quotes in a row are text. */
    private int afterQuote(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            char next = line.charAt(at);
            boolean doubled = next == quote && at + 1 < line.length() && line.charAt(at + 1) == quote;
            if (doubled || (next == escape && escape != quote)) {
                at++;
            } else if (next == quote) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Parsers let blanks stand between a closing quote and what ends the field. */
    private boolean endsField(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at == line.length() || line.startsWith(delimiter, at);
    }
}
