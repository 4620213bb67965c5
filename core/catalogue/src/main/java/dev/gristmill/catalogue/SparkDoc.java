package dev.gristmill.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a sentence of the text that a Param brings. */
final class SparkDoc {

    /** Defaults and bounds in parentheses: the catalogue says them elsewhere. */
    private static final Pattern REMARK = Pattern.compile("\\s*\\((?:[<>]=? ?\\d|(?i:default|at least)\\b)[^)]*\\)");

    private static final Pattern RANGE = Pattern.compile(",? in (?:the )?(?:range|interval) [\\[(][^\\])]*[\\])]");
    private static final Pattern NEXT_SENTENCE = Pattern.compile("(?s)\\.\\s.*");

    private SparkDoc() {}

    /** The first sentence, with a capital and a period. */
    static String sentence(String doc) {
        String plain = RANGE.matcher(REMARK.matcher(doc).replaceAll("")).replaceAll("");
        String first = NEXT_SENTENCE.matcher(plain.strip()).replaceAll("").strip();
        String ended = first.endsWith(".") ? first : first + ".";
        return ended.substring(0, 1).toUpperCase(Locale.ROOT) + ended.substring(1);
    }
}
