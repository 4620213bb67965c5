package dev.gristmill.trainer.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/** A class to its index, 0 to classes - 1. */
final class ClassIndex implements UDF1<Object, Double> {

    private static final long serialVersionUID = 1L;

    private final HashMap<Object, Double> indexes = new HashMap<>();

    ClassIndex(List<Object> values) {
        for (Object value : values) {
            indexes.put(value, (double) indexes.size());
        }
    }

    @Override
    public @Nullable Double call(Object value) {
        return ((Map<Object, Double>) indexes).get(LabelValue.canonical(value));
    }
}
