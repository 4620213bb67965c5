package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.YAMLException;

/** Takes the text of a job apart, to compare it with another: it may be of another release, and is not checked. */
public final class JobValues {

    private static final Position NOWHERE = new Position("", 1, 1);

    private JobValues() {}

    /**
     * Every value by its path, as in {@code features[0].scale}, in ascending order; what stands in <code>${}</code> stays
     * as it is. A text that is not YAML is one value without a path.
     *
     * @param text as {@link dev.gristmill.job.JobOrigin#text()} holds it: without secrets
     */
    public static Map<String, String> of(String text) {
        Map<String, String> values = new TreeMap<>();
        try {
            add(new YamlReader(text, mark -> NOWHERE, new Problems()).read(NOWHERE), "", values);
        } catch (YAMLException | InvalidJobException e) {
            return Map.of("", text);
        }
        return values;
    }

    private static void add(Node node, String path, Map<String, String> values) {
        if (node instanceof MapNode map) {
            map.entries().forEach((key, entry) -> add(entry.value(), Paths.child(path, key), values));
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(list.items().get(i), Paths.item(path, i), values);
            }
        } else if (node instanceof ScalarNode scalar) {
            values.put(path, scalar.text());
        }
    }
}
