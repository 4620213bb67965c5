package dev.gristmill.connector.files;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Types of Avro in Spark's words: equal for two types that Spark reads as one. */
final class AvroType {

    private AvroType() {}

    static String word(Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            List<String> words = schema.getTypes().stream()
                    .filter(type -> type.getType() != Schema.Type.NULL)
                    .map(AvroType::word)
                    .toList();
            return String.join(" or ", words);
        }
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (schema.getLogicalType() != null) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case LONG -> "bigint";
            case ENUM -> "string";
            case FIXED, BYTES -> "binary";
            case ARRAY -> "array<" + word(schema.getElementType()) + ">";
            case MAP -> "map<" + word(schema.getValueType()) + ">";
            case RECORD ->
                schema.getFields().stream()
                        .map(field -> field.name() + ": " + word(field.schema()))
                        .collect(Collectors.joining(", ", "struct<", ">"));
            default -> schema.getType().name().toLowerCase(Locale.ROOT);
        };
    }
}
