package dev.gristmill.connector.jdbc;

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

/** The days that are read: as a condition that Spark pushes down, and as the one by which rows are counted. */
final class Window {

    private final WindowSpec window;
    private final DataType type;

    /** Of a relation's columns. */
    Window(WindowSpec window, StructType schema) {
        this.window = window;
        this.type = Arrays.stream(schema.fields())
                .filter(field -> field.name().equals(window.column()))
                .map(StructField::dataType)
                .findFirst()
                .orElseThrow(() -> invalid("the source has the columns " + List.of(schema.fieldNames())));
        if (!isText() && !isTime() && !type.equals(DataTypes.DateType)) {
            throw invalid("expected a date, a timestamp or a string of ISO dates, not " + type.simpleString());
        }
    }

    /** Whether a row is within. */
    Column contains() {
        Column column = col("`" + window.column().replace("`", "``") + "`");
        if (isTime()) {
            Column from = lit(window.from()).cast(type);
            Column end = lit(window.to().plusDays(1)).cast(type);
            return column.geq(from).and(column.lt(end));
        }
        return isText()
                ? column.between(lit(window.from().toString()), lit(window.to().toString()))
                : column.between(lit(window.from()), lit(window.to()));
    }

    /**
     * The same in SQL.
     *
     * @param column the column's name as SQL has it
     */
    String sql(String column) {
        if (isTime()) {
            return column + " >= TIMESTAMP '" + window.from() + " 00:00:00' AND " + column + " < TIMESTAMP '"
                    + window.to().plusDays(1) + " 00:00:00'";
        }
        String literal = isText() ? "" : "DATE ";
        return column + " >= " + literal + "'" + window.from() + "' AND " + column + " <= " + literal + "'"
                + window.to() + "'";
    }

    private boolean isText() {
        return type.equals(DataTypes.StringType);
    }

    private boolean isTime() {
        return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
    }

    private GristmillException invalid(String reason) {
        return new GristmillException(
                JdbcErrors.WINDOW_COLUMN,
                "Invalid source.window.column: '" + window.column() + "' (" + reason + ")",
                "source.window.column",
                null);
    }
}
