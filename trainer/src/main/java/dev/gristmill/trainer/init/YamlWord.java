package dev.gristmill.trainer.init;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as a job file writes it: bare where that is safe, else in quotes. */
final class YamlWord {

    private static final Pattern BARE =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*|/[A-Za-z0-9_./-]+|\\.\\.?(/[A-Za-z0-9_./-]+)?");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlWord() {}

    /** One text; <code>${</code> in it stands for itself. */
    static String of(String text) {
        if (BARE.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.replace("${", "$${").codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    /** A list of texts in one line. */
    static String list(Collection<String> texts) {
        return texts.stream().map(YamlWord::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Text for a comment: in one line. */
    static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return Character.isISOControl(character) ? String.format("\\u%04X", character) : Character.toString(character);
    }
}
