package dev.gristmill.connector.files;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Schemas put together and taken apart by names. */
final class Columns {

    private Columns() {}

    /** The columns that others do not have; null when there are none to start with. */
    static @Nullable StructType without(@Nullable StructType columns, StructType others) {
        if (columns == null) {
            return null;
        }
        List<String> names = List.of(others.fieldNames());
        return new StructType(Arrays.stream(columns.fields())
                .filter(field -> !names.contains(field.name()))
                .toArray(StructField[]::new));
    }

    /** The columns of one, then those of the other. */
    static StructType both(StructType one, StructType other) {
        StructType all = one;
        for (StructField field : other.fields()) {
            all = all.add(field);
        }
        return all;
    }

    /** A name as an SQL identifier. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
