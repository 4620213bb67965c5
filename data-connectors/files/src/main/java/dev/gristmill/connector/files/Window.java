package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.WindowSpec;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The days that are read, as a condition on rows. */
final class Window {

    private final WindowSpec window;
    private final StructType schema;

    Window(WindowSpec window, StructType schema) {
        this.window = window;
        this.schema = schema;
    }

    /** Whether a row is within. */
    Column contains() {
        DataType type = Arrays.stream(schema.fields())
                .filter(field -> field.name().equals(window.column()))
                .map(StructField::dataType)
                .findFirst()
                .orElseThrow(() -> invalid("the source has the columns " + columns()));
        Column column = col(Columns.quoted(window.column()));
        if (type.equals(DataTypes.DateType)) {
            return column.between(lit(window.from()), lit(window.to()));
        }
        if (type.equals(DataTypes.StringType)) {
            return column.between(lit(window.from().toString()), lit(window.to().toString()));
        }
        if (type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)) {
            Column from = lit(window.from()).cast(type);
            Column end = lit(window.to().plusDays(1)).cast(type);
            return column.geq(from).and(column.lt(end));
        }
        throw invalid("expected a date, a timestamp or a string of ISO dates, not " + type.simpleString());
    }

    private List<String> columns() {
        return Arrays.stream(schema.fieldNames())
                .filter(name -> !name.equals(Faults.FAULT))
                .toList();
    }

    private GristmillException invalid(String reason) {
        return new GristmillException(
                FilesErrors.WINDOW_COLUMN,
                "Invalid source.window.column: '" + window.column() + "' (" + reason + ")",
                "source.window.column",
                null);
    }
}
