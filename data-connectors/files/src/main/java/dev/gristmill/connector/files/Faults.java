package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.is_valid_utf8;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns that tell a record that cannot be read from others. */
final class Faults {

    /** The record's text, of a record that Spark cannot read. */
    static final String CORRUPT = "__corrupt";

    /** The record's file. */
    static final String FAULT = "__fault";

    /** What a decoder puts where bytes mean nothing. */
    static final String LOST = "\uFFFD";

    private static final Pattern ESCAPED = Pattern.compile("\\\\u(?i:fffd)");

    private Faults() {}

    /** Whether the row is of a record that cannot be read. */
    static Column faulty(Format format, StructType stored) {
        if (format == Format.TEXT) {
            return not(is_valid_utf8(col(stored.fieldNames()[0])));
        }
        Column faulty = unreadable(stored);
        for (StructField field : stored.fields()) {
            Column value = col(Columns.quoted(field.name()));
            if (field.dataType().equals(DataTypes.StringType)) {
                faulty = faulty.or(coalesce(value.contains(LOST), lit(false)));
            } else if (nested(field.dataType())) {
                faulty = faulty.or(coalesce(to_json(value).contains(LOST), lit(false)));
            }
        }
        return faulty;
    }

    /** Whether a record's text has a character that stands for lost ones, as it is or as JSON may write it. */
    static boolean lost(String text, Format format) {
        return text.contains(LOST)
                || (format == Format.JSON && ESCAPED.matcher(text).find());
    }

    private static boolean nested(DataType type) {
        return type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
    }

    /**
     * Spark checks the values of those columns only that a query needs, and so the query has to need all of them: an
     * array of booleans with something in it is true, and no optimizer says so.
     */
    private static Column unreadable(StructType stored) {
        List<Column> nulls = new ArrayList<>(Arrays.stream(stored.fieldNames())
                .map(name -> col(Columns.quoted(name)).isNull())
                .toList());
        nulls.add(lit(true));
        return col(CORRUPT)
                .isNotNull()
                .and(size(array(nulls.toArray(Column[]::new))).gt(0));
    }
}
