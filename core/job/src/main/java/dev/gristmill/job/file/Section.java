package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A map of a job file on its way into a spec record.
 *
 * @param path as in {@code features[0]}; empty for the job itself
 * @param position where its key stands
 * @param map what was written
 * @param reading what all parts share
 */
record Section(String path, Position position, MapNode map, Reading reading) {

    /**
     * Reports the keys that are not known, and those that are declared but not built.
     *
     * @return this section with misspelt keys taken for what they were meant to be, so that what is below them is
     *     checked too
     */
    Section check(List<String> built, List<String> unbuilt) {
        List<String> known = Stream.concat(built.stream(), unbuilt.stream()).toList();
        MapNode meant = map;
        for (Map.Entry<String, MapNode.Entry> entry : map.entries().entrySet()) {
            String key = entry.getKey();
            Position place = entry.getValue().position();
            if (unbuilt.contains(key)) {
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

    /** Reports two keys of this section that exclude each other, at the first of them. */
    void exclude(String key, String other, String reason) {
        Position at = find(key).map(Value::key).orElse(position);
        String message = "Cannot use " + Paths.child(path, key) + " with " + Paths.child(path, other) + ": " + reason;
        reading.problems().contradiction(at, Paths.child(path, key), message);
    }
}
