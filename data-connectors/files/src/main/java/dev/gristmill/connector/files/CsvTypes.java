package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

import dev.gristmill.connector.files.Inspection.Group;
import dev.gristmill.error.GristmillException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the types of CSV columns in one pass over all files. A type is taken that nine of ten values have: a few odd ones
 * do not turn a column of numbers into a text, they are faults.
 */
final class CsvTypes {

    private static final double MOST = 0.9;
    private static final String WHOLE = "^[+-]?[0-9]{1,19}$";
    private static final String NUMBER = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final String TIMESTAMP = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*$";
    private static final List<DataType> TYPES = List.of(
            DataTypes.IntegerType,
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.BooleanType,
            DataTypes.DateType,
            DataTypes.TimestampType);

    private final SparkSession session;
    private final FilesOptions options;

    CsvTypes(SparkSession session, FilesOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * The columns with their types.
     *
     * @param groups files with every column a text
     */
    StructType of(List<Group> groups, List<String> names) {
        Dataset<Row> rows = groups.stream()
                .map(group -> texts(group, names))
                .reduce(Dataset::union)
                .orElseThrow();
        List<Column> counts = new ArrayList<>();
        for (String name : names) {
            Column value = col(Columns.quoted(name));
            counts.add(count(value));
            TYPES.forEach(type -> counts.add(count(when(is(value, type), 1))));
        }
        Row counted = rows.agg(count(lit(1)), counts.toArray(Column[]::new)).head();
        if (counted.getLong(0) == 0) {
            throw new GristmillException(
                    FilesErrors.NO_FILES,
                    "Cannot find the types of the columns: the files have 0 rows below their headers",
                    "source.path",
                    "wait until the data is there, or declare the columns in source.schema");
        }
        StructType columns = new StructType();
        for (int i = 0; i < names.size(); i++) {
            columns = columns.add(names.get(i), type(counted, 1 + i * (1 + TYPES.size())));
        }
        return columns;
    }

    private Dataset<Row> texts(Group group, List<String> names) {
        return options.reader(session)
                .schema(group.stored())
                .load(SparkPath.of(group.files()))
                .select(names.stream().map(name -> col(Columns.quoted(name))).toArray(Column[]::new));
    }

    private Column is(Column value, DataType type) {
        if (type.equals(DataTypes.BooleanType)) {
            return value.rlike("^(?i)(true|false)$");
        }
        if (type.equals(DataTypes.DateType)) {
            return formatted(value, options.dateFormat(), DATE, type);
        }
        if (type.equals(DataTypes.TimestampType)) {
            return formatted(value, options.timestampFormat(), TIMESTAMP, type);
        }
        return value.rlike(type.equals(DataTypes.DoubleType) ? NUMBER : WHOLE)
                .and(value.try_cast(type).isNotNull());
    }

    private static Column formatted(Column value, @Nullable String pattern, String standard, DataType type) {
        return pattern == null
                ? value.rlike(standard).and(value.try_cast(type).isNotNull())
                : coalesce(try_to_timestamp(value, lit(pattern)).isNotNull(), lit(false));
    }

    /** The narrowest type that all have who have the widest. */
    private static DataType type(Row counted, int start) {
        long values = counted.getLong(start);
        long numbers = counted.getLong(start + 3);
        for (int i = 0; i < TYPES.size(); i++) {
            long fitting = counted.getLong(start + 1 + i);
            boolean narrower = i < 2 && fitting < numbers;
            if (values > 0 && fitting >= MOST * values && !narrower) {
                return TYPES.get(i);
            }
        }
        return DataTypes.StringType;
    }
}
