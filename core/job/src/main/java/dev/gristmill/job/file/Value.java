package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import dev.gristmill.job.grammar.Expected;
import dev.gristmill.job.grammar.Shape.Keys;
import dev.gristmill.job.grammar.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a job file on its way into a spec record. Each reading method reports a value that does not fit and returns
 * something of the right type all the same, so that reading goes on and every problem is found; a job with a problem is
 * never built.
 *
 * @param path as in {@code features[0].scale}
 * @param key where its key stands; where it starts, for an item of a list
 * @param node what was written
 * @param reading what all parts share
 */
record Value(String path, Position key, Node node, Reading reading) {

    private static final int LONGEST_SHOWN = 60;

    /** The keys and values of a map. */
    Section section(String expected) {
        if (node instanceof MapNode map) {
            return new Section(path, key, map, reading);
        }
        rejectOther(expected);
        return Section.empty(path, key, reading.muted());
    }

    /** The keys and values of a map of a certain shape. */
    Section section(Keys shape) {
        return section(shape.expected()).check(shape);
    }

    /** The items of a list. */
    List<Value> items(String expected) {
        if (!(node instanceof ListNode list)) {
            rejectOther(expected);
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(new Value(Paths.item(path, items.size()), item.position(), item, reading));
        }
        return items;
    }

    /** A text that is not blank. */
    String text(String expected) {
        ScalarNode scalar = scalar(expected);
        if (scalar == null) {
            return "";
        }
        if (!scalar.string()) {
            rejectType(expected);
            return "";
        }
        if (scalar.text().isBlank()) {
            reject(expected);
        }
        return scalar.text();
    }

    /** A text of a certain form. */
    String matching(Pattern form, String expected) {
        String text = text(expected);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            reject(expected);
        }
        return text;
    }

    /** Texts that are not blank, none twice. */
    List<String> texts(String expected, String item) {
        List<String> texts = new ArrayList<>();
        for (Value value : items(expected)) {
            String text = value.text(item);
            if (!text.isEmpty() && texts.contains(text)) {
                value.reject(item + ", each once");
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * One of some words; those that are declared but not built are told apart from mistakes. A misspelt word is taken for
     * what it was meant to be, so that what depends on it is checked too.
     */
    String oneOf(List<String> allowed, List<String> unbuilt) {
        String expected = Expected.oneOf(allowed);
        String text = text(expected);
        if (unbuilt.contains(text)) {
            reading.problems().unavailable(node.position(), path + ": '" + text + "'");
            return text;
        }
        return oneOf(text, allowed, expected);
    }

    /** One of some words, where something else than a word can stand too. */
    String oneOf(List<String> allowed, String expected) {
        return oneOf(text(expected), allowed, expected);
    }

    private String oneOf(String text, List<String> allowed, String expected) {
        if (text.isBlank() || allowed.contains(text)) {
            return text;
        }
        String suggestion = Suggestions.closest(text, allowed);
        reject(expected, suggestion);
        return suggestion == null ? text : suggestion;
    }

    /** Words of a list, none twice. */
    List<String> words(String expected, List<String> allowed, String once) {
        List<String> words = new ArrayList<>();
        for (Value item : items(expected)) {
            String word = item.oneOf(allowed, List.of());
            if (!word.isEmpty() && words.contains(word)) {
                item.reject(once);
            }
            words.add(word);
        }
        return words;
    }

    /** A constant by its word. */
    <E extends Enum<E>> E constant(Class<E> type) {
        return constant(type, Expected.oneOf(Words.all(type)));
    }

    /** A constant by its word, where something else than a word can stand too. */
    <E extends Enum<E>> E constant(Class<E> type, String expected) {
        return Words.constant(type, oneOf(Words.all(type), expected)).orElse(type.getEnumConstants()[0]);
    }

    /** The scalar that stands here; null when there is none, which has been told. */
    @Nullable ScalarNode scalar(String expected) {
        if (node instanceof ScalarNode scalar && !scalar.empty()) {
            return scalar.unresolved() ? null : scalar;
        }
        rejectOther(expected);
        return null;
    }

    void reject(String expected) {
        reject(expected, null);
    }

    void reject(String expected, @Nullable String suggestion) {
        String message = "Invalid " + path + ": " + shown() + " (expected " + expected + ")";
        reading.problems().wrongValue(node.position(), path, message, suggestion);
    }

    /** Rejects a scalar for its type. */
    void rejectType(String expected) {
        reject(expected + ", found " + node.noun());
    }

    // Nothing at all, or a map, a list or a scalar where another of them is expected
    private void rejectOther(String expected) {
        if (!(node instanceof ScalarNode scalar)) {
            reject(expected);
        } else if (scalar.empty()) {
            reading.problems().missing(key, path, expected);
        } else if (!scalar.unresolved()) {
            rejectType(expected);
        }
    }

    private String shown() {
        if (!(node instanceof ScalarNode scalar)) {
            return node.noun();
        }
        if (reading.secrets().hides(path, scalar)) {
            return "'***'";
        }
        String text = scalar.text();
        return "'" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text) + "'";
    }
}
