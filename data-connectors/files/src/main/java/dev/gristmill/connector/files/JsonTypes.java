package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.schema_of_variant;
import static org.apache.spark.sql.functions.schema_of_variant_agg;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Looks again at JSON fields that Spark takes for texts: it does so wherever values are of several types. A type is taken
 * that nine of ten values have, the others are faults; where there is none, texts remain, and a warning tells.
 */
final class JsonTypes {

    private static final double MOST = 0.9;
    private static final String TEXT = "STRING";
    private static final String WHOLE = "BIGINT";
    private static final String FRACTION = "DECIMAL|DOUBLE|FLOAT";
    /** What the types of values are called, by how Spark's names of them begin. */
    private static final Map<String, String> KINDS = kinds();

    private final SparkSession session;
    private final FilesOptions options;
    private final List<String> warnings = new ArrayList<>();

    JsonTypes(SparkSession session, FilesOptions options) {
        this.session = session;
        this.options = options;
    }

    /** What to warn of, once types have been found. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * The columns with their types. Reads all records once more if there are texts among them.
     *
     * @param inferred the columns as Spark finds them
     */
    StructType of(List<DataFile> files, StructType inferred) {
        List<StructField> texts = Arrays.stream(inferred.fields())
                .filter(it -> text(it.dataType()))
                .toList();
        if (texts.isEmpty()) {
            return inferred;
        }
        StructType variants = new StructType();
        for (StructField field : texts) {
            variants = variants.add(field.name(), DataTypes.VariantType);
        }
        Dataset<Row> values = options.reader(session)
                .schema(variants.add(Faults.CORRUPT, DataTypes.StringType))
                .load(SparkPath.of(files));
        Row counted = values.agg(
                        lit(0),
                        texts.stream().flatMap(it -> counts(it.name()).stream()).toArray(Column[]::new))
                .head();
        StructType columns = new StructType();
        for (StructField field : inferred.fields()) {
            int at = texts.indexOf(field);
            columns = columns.add(
                    field.name(),
                    at < 0 ? field.dataType() : type(field, counted, 1 + at * (KINDS.size() + 1), values));
        }
        return columns;
    }

    private static boolean text(DataType type) {
        return type.equals(DataTypes.StringType)
                || (type instanceof ArrayType array && text(array.elementType()))
                || (type instanceof StructType struct
                        && Arrays.stream(struct.fields()).anyMatch(it -> text(it.dataType())));
    }

    private static List<Column> counts(String name) {
        Column value = col(Columns.quoted(name));
        List<Column> counts = new ArrayList<>();
        KINDS.keySet().forEach(kind -> counts.add(count_if(is(value, kind))));
        counts.add(schema_of_variant_agg(value));
        return counts;
    }

    private static Column is(Column value, String kind) {
        return schema_of_variant(value).rlike("^(" + kind + ")");
    }

    private DataType type(StructField field, Row counted, int start, Dataset<Row> values) {
        Map<String, Long> counts = new LinkedHashMap<>();
        int at = start;
        for (String kind : KINDS.keySet()) {
            counts.put(kind, counted.getLong(at++));
        }
        if (!field.dataType().equals(DataTypes.StringType)) {
            warn(field, counted.getString(at));
            return field.dataType();
        }
        long all = counts.values().stream().mapToLong(it -> it).sum();
        long numbers = counts.getOrDefault(WHOLE, 0L) + counts.getOrDefault(FRACTION, 0L);
        if (all > 0 && numbers >= MOST * all) {
            return counts.getOrDefault(FRACTION, 0L) == 0 ? DataTypes.LongType : DataTypes.DoubleType;
        }
        for (var kind : counts.entrySet()) {
            if (!kind.getKey().equals(TEXT) && all > 0 && kind.getValue() >= MOST * all) {
                return of(field.name(), kind.getKey(), values);
            }
        }
        if (counts.getOrDefault(TEXT, 0L) < all) {
            warnings.add(FilesErrors.VALUE.id() + " The values of " + field.name()
                    + " are of several types and are read as texts: " + told(counts)
                    + "; state its type in source.schema");
        }
        return DataTypes.StringType;
    }

    private void warn(StructField field, String found) {
        if (found.contains("VARIANT")) {
            warnings.add(FilesErrors.VALUE.id() + " Values within " + field.name()
                    + " are of several types and are read as texts: "
                    + field.dataType().simpleString()
                    + "; state its type in source.schema");
        }
    }

    /** The type of those values that are of one kind. */
    private static DataType of(String name, String kind, Dataset<Row> values) {
        Column value = col(Columns.quoted(name));
        String found = values.agg(schema_of_variant_agg(when(is(value, kind), value)))
                .head()
                .getString(0);
        return DataType.fromDDL(found.replaceAll("\\bOBJECT<", "STRUCT<")
                .replaceAll("\\bDECIMAL\\([0-9, ]+\\)", "DOUBLE")
                .replaceAll("\\b(VARIANT|VOID)\\b", "STRING"));
    }

    private static String told(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> it.getValue() + " " + KINDS.get(it.getKey()) + (it.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put(TEXT, "text");
        kinds.put(WHOLE, "whole number");
        kinds.put(FRACTION, "fraction");
        kinds.put("BOOLEAN", "truth value");
        kinds.put("OBJECT", "object");
        kinds.put("ARRAY", "array");
        return kinds;
    }
}
