package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys and values in file order.
 *
 * @param position where it starts
 * @param entries key to value
 */
record MapNode(Position position, Map<String, Entry> entries) implements Node {

    MapNode {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String noun() {
        return "a map";
    }

    /** This map with one entry put in place, or at the end. */
    MapNode with(String key, Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(key, entry);
        return new MapNode(position, changed);
    }

    /** This map without one key. */
    MapNode without(String key) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.remove(key);
        return new MapNode(position, changed);
    }

    /**
     * A value and its key's place.
     *
     * @param position where the key stands
     * @param value what it holds
     */
    record Entry(Position position, Node value) {}
}
