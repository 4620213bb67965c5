package dev.gristmill.trainer.feature;

import dev.gristmill.trainer.feature.ColumnState.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which column of the job a place in the feature vector stands for, and which level of it. Places are named as
 * spark.ml's {@code VectorAssembler} names them. Immutable.
 */
public final class VectorSlots {

    private static final String UNKNOWN = "__unknown";
    private static final String MADE = "__";

    private final Map<String, List<String>> columns;
    private final Map<String, Slot> named;

    private VectorSlots(Map<String, List<String>> columns, Map<String, Slot> named) {
        this.columns = Map.copyOf(columns);
        this.named = Map.copyOf(named);
    }

    static VectorSlots of(ColumnState state) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, Slot> named = new HashMap<>(state.slots());
        Stream.concat(state.entries().entrySet().stream(), state.outputs().entrySet().stream())
                .forEach(entry -> add(entry.getKey(), entry.getValue(), columns, named));
        return new VectorSlots(columns, named);
    }

    private static void add(String column, Entry entry, Map<String, List<String>> columns, Map<String, Slot> named) {
        entry.values()
                .forEach(physical -> columns.computeIfAbsent(physical, it -> new ArrayList<>())
                        .add(column));
        if (entry.indicator() != null) {
            named.put(entry.indicator(), Slot.missing(column));
        }
    }

    /** What a name such as {@code origin__onehot_ATL} stands for; a name of nobody's making stands for itself. */
    public Slot slot(String name) {
        Slot known = named.get(name);
        if (known != null) {
            return known;
        }
        return columns.keySet().stream()
                .filter(physical -> name.equals(physical) || name.startsWith(physical + "_"))
                .max(Comparator.comparingInt(String::length))
                .map(physical -> within(physical, name.substring(physical.length())))
                .orElseGet(() -> new Slot(name, null));
    }

    /** The columns of the job that a column of the vector's inputs is made of, in order; itself if nobody made it. */
    public List<String> columns(String physical) {
        Slot known = named.get(physical);
        return known == null ? columns.getOrDefault(physical, List.of(physical)) : List.of(known.column());
    }

    private Slot within(String physical, String rest) {
        String level = rest.isEmpty() ? null : rest.substring(1);
        List<String> of = columns.getOrDefault(physical, List.of());
        if (of.size() > 1) {
            return new Slot(String.join(", ", of), level);
        }
        return Slot.of(of.get(0), physical, UNKNOWN.equals(level) ? "unseen or missing" : level);
    }

    /**
     * A place in the vector.
     *
     * @param column of the job; several that share the place, in one text
     * @param level of the column, or its index within the column's vector; null for the column's number itself
     */
    public record Slot(String column, @Nullable String level) {

        /** Where a column's value was missing. */
        static Slot missing(String column) {
            return new Slot(column, "missing");
        }

        /** Of what was made of a column: the part of a date stands between the column's name and what was made of it. */
        static Slot of(String column, String physical, @Nullable String level) {
            if (!physical.startsWith(column + "_") || physical.startsWith(column + MADE)) {
                return new Slot(column, level);
            }
            int end = physical.indexOf(MADE, column.length() + 1);
            String part = physical.substring(column.length() + 1, end < 0 ? physical.length() : end);
            return new Slot(column, level == null ? part : part + " " + level);
        }
    }
}
