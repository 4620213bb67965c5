package dev.gristmill.trainer.feature;

import dev.gristmill.trainer.feature.VectorSlots.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What the rules so far have made of the columns. A column keeps its name in the job file whatever is made of it;
 * {@link #now} says in which column of the rows its values are. For one planning.
 */
final class ColumnState {

    private final Set<String> base;
    private StructType schema;
    private final Map<String, String> now = new HashMap<>();
    /** What was done to columns whose way through the rules is over. */
    private final Map<String, String> ended = new HashMap<>();

    private final Set<String> encoded = new LinkedHashSet<>();
    private final Set<String> settled = new LinkedHashSet<>();
    /** Whatever their values are, what is made of them is finite. */
    private final Set<String> bounded = new LinkedHashSet<>();

    private final Set<String> strict = new LinkedHashSet<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> broken;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> outputs = new LinkedHashMap<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Map<String, Slot> slots = new HashMap<>();

    ColumnState(PlanRequest request, StructType schema) {
        this.base = new LinkedHashSet<>(List.of(request.schema().fieldNames()));
        this.broken = new LinkedHashSet<>(request.broken());
        this.schema = schema;
    }

    /** The source's and the derived columns. */
    Set<String> base() {
        return base;
    }

    /** Every name that a rule can use here. */
    List<String> known() {
        return Stream.concat(base.stream(), made.stream()).toList();
    }

    StructType schema() {
        return schema;
    }

    void become(StructType next) {
        schema = next;
    }

    DataType type(String physical) {
        return schema.apply(physical).dataType();
    }

    /** A name that no column of the rows has. */
    String free(String wanted) {
        String name = wanted;
        while (List.of(schema.fieldNames()).contains(name)) {
            name += "_";
        }
        return name;
    }

    /** The column of the rows that holds a column's values. */
    String now(String column) {
        return now.getOrDefault(column, column);
    }

    boolean changed(String column) {
        return now.containsKey(column);
    }

    void moved(String column, String physical) {
        now.put(column, physical);
    }

    void end(String column, String how) {
        ended.put(column, how);
    }

    /** What ended a column's way; null while it goes on. */
    @Nullable String ended(String column) {
        return ended.get(column);
    }

    void encoded(String column) {
        encoded.add(column);
    }

    /** Whether a wildcard or a type may select it. */
    boolean selectable(String column) {
        return !ended.containsKey(column) && !encoded.contains(column) && !broken.contains(column);
    }

    /** From now on it has no missing value. */
    void settle(String column) {
        settled.add(column);
    }

    boolean settled(String column) {
        return settled.contains(column);
    }

    /** A missing value in it is an error. */
    void demand(String column) {
        if (!settled.contains(column)) {
            strict.add(column);
        }
    }

    Set<String> strict() {
        return strict;
    }

    /** What is made of it is finite, if nothing was made of it before. */
    void bound(String column) {
        if (!changed(column)) {
            bounded.add(column);
        }
    }

    /** Columns that become numbers in which an infinite value stays what it is, or spoils what is learned. */
    Set<String> unbounded() {
        Set<String> unbounded = new LinkedHashSet<>(strict);
        unbounded.addAll(settled);
        unbounded.removeAll(bounded);
        return unbounded;
    }

    /** Something looks at it, and makes nothing of it: a stage's output keeps its place in the vector. */
    void look(String column) {
        if (base.contains(column)) {
            read.add(column);
        }
    }

    /** Something reads it: a stage's output then needs no place in the vector. */
    void consume(String column) {
        look(column);
        outputs.remove(column);
    }

    Set<String> read() {
        return read;
    }

    void breakDown(String column) {
        broken.add(column);
        entries.remove(column);
    }

    boolean broken(String column) {
        return broken.contains(column);
    }

    /** Gives a column its place in the vector: the last one. */
    void enter(String column, Entry entry) {
        entries.remove(column);
        entries.put(column, entry);
    }

    @Nullable Entry entry(String column) {
        return entries.get(column);
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Adds a column that a stage makes. */
    void output(String path, String column) {
        made.add(column);
        outputs.put(column, new Entry(path, List.of(column), null));
    }

    /** What the stages make and nothing reads. */
    Map<String, Entry> outputs() {
        return outputs;
    }

    /** Says what a place of the vector stands for, by the name that spark.ml gives it. */
    void name(String place, Slot slot) {
        slots.put(place, slot);
    }

    Map<String, Slot> slots() {
        return slots;
    }

    /** The columns of the rows that make the vector, in order. */
    List<String> vector() {
        Set<String> physical = new LinkedHashSet<>();
        Stream.concat(entries.values().stream(), outputs.values().stream())
                .forEach(entry -> physical.addAll(entry.all()));
        return List.copyOf(physical);
    }

    /**
     * A column's place in the vector.
     *
     * @param path of the rule that named it last
     * @param values the columns of the rows that hold it
     * @param indicator the column of the rows that tells where a value was missing; null for none
     */
    record Entry(String path, List<String> values, @Nullable String indicator) {

        Entry {
            values = List.copyOf(values);
        }

        List<String> all() {
            List<String> all = new ArrayList<>(values);
            if (indicator != null) {
                all.add(indicator);
            }
            return all;
        }
    }
}
