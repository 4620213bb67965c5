package dev.gristmill.job.file;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.Position;
import dev.gristmill.job.grammar.Shape.Keys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map of a job file on its way into a spec record.
 *
 * @param path as in {@code features[0]}; empty for the job itself
 * @param position where its key stands
 * @param map what was written
 * @param reading what all parts share
 */
record Section(String path, Position position, MapNode map, Reading reading) {

    /** One without any key. */
    static Section empty(String path, Position position, Reading reading) {
        return new Section(path, position, new MapNode(position, Map.of()), reading);
    }

    /**
     * Reports the keys that a shape does not have, and those that it declares but that are not built.
     *
     * @return this section with misspelt keys taken for what they were meant to be, so that what is below them is
     *     checked too
     */
    Section check(Keys shape) {
        List<String> known =
                Stream.concat(shape.names().stream(), shape.unbuilt().stream()).toList();
        MapNode meant = map;
        for (Map.Entry<String, MapNode.Entry> entry : map.entries().entrySet()) {
            String key = entry.getKey();
            Position place = entry.getValue().position();
            if (shape.unbuilt().contains(key)) {
                reading.problems().unavailable(place, Paths.child(path, key));
            } else if (!known.contains(key)) {
                String suggestion = Suggestions.closest(key, known);
                reading.problems().unknownKey(place, Paths.child(path, key), suggestion);
                meant = suggestion == null || has(suggestion) ? meant : meant.with(suggestion, entry.getValue());
            }
        }
        return new Section(path, position, meant, reading);
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    /** The value of a key; empty when the key is not there. */
    Optional<Value> find(String key) {
        return Optional.ofNullable(map.entries().get(key))
                .map(entry -> new Value(Paths.child(path, key), entry.position(), entry.value(), reading));
    }

    /** The value of a key that must be there. */
    Value require(String key, String expected) {
        return find(key).orElseGet(() -> {
            missing(key, expected);
            return new Value(Paths.child(path, key), position, ScalarNode.unresolved(position), reading.muted());
        });
    }

    void missing(String key, String expected) {
        reading.problems().missing(position, Paths.child(path, key), expected);
    }

    /** What a parameter's own key holds, or else its default; null when there is neither. */
    @Nullable Object read(Parameter parameter) {
        return find(parameter.name()).map(value -> Typed.read(value, parameter)).orElse(parameter.defaultValue());
    }

    /** What a parameter that has a default holds. */
    <T> T read(Parameter parameter, Class<T> type) {
        return type.cast(Objects.requireNonNull(read(parameter), parameter.name()));
    }

    /** Reports two keys of this section that exclude each other, at the first of them. */
    void exclude(String key, String other, String reason) {
        contradict(key, "with " + Paths.child(path, other) + ": " + reason);
    }

    /** Reports a key of this section that means nothing without another. */
    void needs(String key, String other, String reason) {
        contradict(key, "without " + Paths.child(path, other) + ": " + reason);
    }

    private void contradict(String key, String rest) {
        Position at = find(key).map(Value::key).orElse(position);
        String place = Paths.child(path, key);
        reading.problems().contradiction(at, place, "Cannot use " + place + " " + rest);
    }
}
