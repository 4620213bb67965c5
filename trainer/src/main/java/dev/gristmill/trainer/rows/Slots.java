package dev.gristmill.trainer.rows;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.sql.types.StructType;

/** What the places of a vector column are called. */
public final class Slots {

    private Slots() {}

    /** The names of the columns that the places come from, as far as spark.ml noted them; empty if it did not. */
    public static List<String> names(StructType schema, String vector) {
        return attributes(schema, vector)
                .map(attribute ->
                        attribute.name().isDefined() ? column(attribute.name().get()) : "")
                .toList();
    }

    /** The attributes of the places; none if spark.ml did not note them. */
    public static Stream<Attribute> attributes(StructType schema, String vector) {
        AttributeGroup group = AttributeGroup.fromStructField(schema.apply(vector));
        return group.attributes().isDefined() ? Stream.of(group.attributes().get()) : Stream.empty();
    }

    /** The name at a place. */
    public static String name(List<String> names, int place) {
        return place < names.size() && !names.get(place).isEmpty() ? names.get(place) : "place " + place;
    }

    /** The job's name for a column that its rules made. */
    public static String column(String made) {
        return made.replaceFirst("(.)__[a-z]+$", "$1");
    }
}
