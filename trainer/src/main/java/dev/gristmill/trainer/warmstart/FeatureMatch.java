package dev.gristmill.trainer.warmstart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.AttributeType;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.StructField;

/**
 * Finds the features of one vector in another by the names that spark.ml gives them, which say column and level. Vectors
 * without names match if they are of one length.
 *
 * @param places for each place of today's vector the one in the earlier; -1 for none
 * @param size how many the earlier vector has
 * @param levels by place of today's vector: today's number of each earlier level, where the numbers changed; -1 for a
 *     level that is gone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeatureMatch(int[] places, int size, Map<Integer, int[]> levels) {

    /** For an algorithm that reads no vector. */
    static final FeatureMatch NONE = new FeatureMatch(new int[0], 0, Map.of());

    /**
     * The match of two vector columns.
     *
     * @param now of this run
     * @param then of the earlier model
     */
    static FeatureMatch of(StructField now, StructField then) {
        AttributeGroup today = AttributeGroup.fromStructField(now);
        AttributeGroup earlier = AttributeGroup.fromStructField(then);
        if (today.attributes().isEmpty() || earlier.attributes().isEmpty()) {
            return unnamed(today.size(), earlier.size());
        }
        Attribute[] names = earlier.attributes().get();
        Map<String, Integer> known = new HashMap<>();
        for (int place = 0; place < names.length; place++) {
            known.putIfAbsent(name(names[place], place), place);
        }
        Attribute[] wanted = today.attributes().get();
        int[] places = new int[wanted.length];
        Map<Integer, int[]> levels = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            int place = known.getOrDefault(name(wanted[i], i), -1);
            places[i] = place >= 0 && sameKind(wanted[i], names[place]) ? place : -1;
            if (places[i] >= 0 && wanted[i] instanceof NominalAttribute nominal) {
                addLevels(i, nominal, (NominalAttribute) names[place], levels);
            }
        }
        return new FeatureMatch(places, names.length, levels);
    }

    private static FeatureMatch unnamed(int now, int then) {
        int[] places = new int[Math.max(0, now)];
        Arrays.setAll(places, place -> now == then ? place : -1);
        return new FeatureMatch(places, Math.max(0, then), Map.of());
    }

    private static String name(Attribute attribute, int place) {
        return attribute.name().isDefined() ? attribute.name().get() : "#" + place;
    }

    // A level's number says nothing as a quantity, nor the other way about; levels without names only their count
    private static boolean sameKind(Attribute now, Attribute then) {
        boolean nominal = now.attrType().equals(AttributeType.Nominal());
        if (nominal != then.attrType().equals(AttributeType.Nominal())) {
            return false;
        }
        if (!nominal) {
            return true;
        }
        NominalAttribute today = (NominalAttribute) now;
        NominalAttribute earlier = (NominalAttribute) then;
        boolean named = today.values().isDefined() && earlier.values().isDefined();
        return named || today.getNumValues().equals(earlier.getNumValues());
    }

    private static void addLevels(int place, NominalAttribute now, NominalAttribute then, Map<Integer, int[]> levels) {
        if (now.values().isEmpty() || then.values().isEmpty()) {
            return;
        }
        String[] before = then.values().get();
        if (!Arrays.equals(now.values().get(), before)) {
            int[] numbers = new int[before.length];
            Arrays.setAll(numbers, level -> now.hasValue(before[level]) ? now.indexOf(before[level]) : -1);
            levels.put(place, numbers);
        }
    }

    /** How many of today's features the earlier model knows. */
    int known() {
        return (int) Arrays.stream(places).filter(place -> place >= 0).count();
    }
}
