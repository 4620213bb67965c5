package dev.gristmill.connector.files;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Types of Parquet in Spark's words: equal for two types that Spark reads as one. */
final class ParquetType {

    private ParquetType() {}

    static String word(Type type) {
        LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
        if (!type.isPrimitive()) {
            return (annotation == null ? "struct" : annotation.toString().toLowerCase(Locale.ROOT))
                    + type.asGroupType().getFields().stream()
                            .map(ParquetType::word)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        return annotation == null ? plain(type.asPrimitiveType()) : annotated(type.asPrimitiveType(), annotation);
    }

    private static String annotated(PrimitiveType type, LogicalTypeAnnotation annotation) {
        if (annotation instanceof StringLogicalTypeAnnotation) {
            return "string";
        }
        if (annotation instanceof TimestampLogicalTypeAnnotation time) {
            return time.isAdjustedToUTC() ? "timestamp" : "timestamp_ntz";
        }
        if (annotation instanceof IntLogicalTypeAnnotation number && number.isSigned()) {
            return switch (number.getBitWidth()) {
                case 8 -> "tinyint";
                case 16 -> "smallint";
                default -> plain(type);
            };
        }
        return annotation.toString().toLowerCase(Locale.ROOT);
    }

    private static String plain(PrimitiveType type) {
        PrimitiveTypeName name = type.getPrimitiveTypeName();
        return switch (name) {
            case INT32 -> "int";
            case INT64 -> "bigint";
            case INT96 -> "timestamp";
            case FIXED_LEN_BYTE_ARRAY -> "binary";
            default -> name.name().toLowerCase(Locale.ROOT);
        };
    }
}
