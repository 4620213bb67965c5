package dev.gristmill.trainer.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML that is well-formed XML too. Whatever comes as content or as the value of an attribute is escaped: there is
 * no way to write it as it is. Not for use by several threads.
 */
final class Html {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Html open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** An element that never has content, such as {@code meta} or a {@code path}. */
    Html empty(String element, String... attributes) {
        tag(element, attributes).append(" />");
        return this;
    }

    /** Text. */
    Html text(String content) {
        escape(content);
        return this;
    }

    /** A line break in the source, for whoever reads it. */
    Html line() {
        text.append('\n');
        return this;
    }

    /**
     * A style sheet or a script of Gristmill's own.
     *
     * @param content neither {@code <} nor {@code &} may be in it: within these elements HTML and XML disagree on them
     */
    Html asset(String element, String content) {
        if (content.indexOf('<') >= 0 || content.indexOf('&') >= 0) {
            throw new IllegalArgumentException("Cannot write the " + element + ": there is a < or a & in it");
        }
        tag(element).append('>').append(content).append("</").append(element).append('>');
        return this;
    }

    /** JSON for a script to read: the characters that mean something to HTML are written as JSON escapes. */
    Html data(String id, String json) {
        String harmless = json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        tag("script", "type", "application/json", "id", id)
                .append('>')
                .append(harmless)
                .append("</script>");
        return this;
    }

    /** All of it. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Cannot end the page: <" + open.peek() + "> is open");
        }
        return text.append('\n').toString();
    }

    private StringBuilder tag(String element, String... attributes) {
        text.append('<').append(name(element));
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(name(attributes[i])).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        return text;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid name in HTML: '" + name + "' (expected letters and digits)");
        }
        return name;
    }

    private void escape(String content) {
        content.codePoints().forEach(this::escape);
    }

    private void escape(int character) {
        switch (character) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            default -> text.appendCodePoint(allowed(character) ? character : REPLACEMENT);
        }
    }

    /** What XML 1.0 takes for a character; the controls of Latin 1 it takes too, and HTML does not. */
    private static boolean allowed(int character) {
        if (character < 0x20) {
            return character == '\n' || character == '\t';
        }
        boolean control = character >= 0x7F && character < 0xA0;
        boolean surrogate = character >= 0xD800 && character < 0xE000;
        return !control && !surrogate && (character & 0xFFFE) != 0xFFFE;
    }
}
