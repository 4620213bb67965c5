package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        return new Section(path, key, new MapNode(key, Map.of()), reading.muted());
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
        } else if (!text.isBlank() && !allowed.contains(text)) {
            String suggestion = Suggestions.closest(text, allowed);
            reject(expected, suggestion);
            return suggestion == null ? text : suggestion;
        }
        return text;
    }

    /** A constant whose name is written in small letters with dashes. */
    <E extends Enum<E>> E constant(Class<E> type, List<String> unbuilt) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> names = constants.stream().map(Value::dashed).toList();
        int index = names.indexOf(oneOf(names, unbuilt));
        return constants.get(Math.max(0, index));
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
