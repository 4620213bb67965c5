package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import dev.gristmill.connector.files.Inspection.Group;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * CSV and JSON of a record to a line. Spark's own reading does not give the text of a record that it can take apart, so
 * that the lines are read first, and each is looked at and taken apart in the same pass.
 */
final class LineRecords {

    /** Whether the line has a fault that Spark does not see. */
    static final String ODD = "__odd";

    /** The record's file. */
    static final String FILE = "__file";

    private static final String LINE = "__line";
    private static final String FIELDS = "__fields";

    private final SparkSession session;
    private final FilesOptions options;

    LineRecords(SparkSession session, FilesOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * The records, with the columns {@value #ODD} and {@value #FILE}.
     *
     * @param schema of the fields, with the column for records that cannot be read
     * @param base the folder above the partitions
     */
    Dataset<Row> of(Group group, StructType schema, StructType partitions, String base) {
        return lines(group.files(), partitions, base)
                .select(columns(
                        partitions,
                        fields(schema).as(FIELDS),
                        odd(group.stored()).as(ODD),
                        col(FILE)))
                .select(columns(partitions, col(FIELDS + ".*"), col(ODD), col(FILE)));
    }

    private Dataset<Row> lines(List<DataFile> files, StructType partitions, String base) {
        StructType schema = new StructType().add(LINE, DataTypes.StringType).add(Faults.CORRUPT, DataTypes.StringType);
        return options.lines(session)
                .schema(Columns.both(schema, partitions))
                .option("basePath", base)
                .load(SparkPath.of(files))
                .select(columns(
                        partitions,
                        coalesce(col(Faults.CORRUPT), col(LINE)).as(LINE),
                        col("_metadata.file_path").as(FILE)));
    }

    private static Column[] columns(StructType partitions, Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        for (String name : partitions.fieldNames()) {
            columns.add(col(Columns.quoted(name)));
        }
        return columns.toArray(Column[]::new);
    }

    private Column fields(StructType schema) {
        Column ddl = lit(schema.toDDL());
        return options.format() == Format.CSV
                ? from_csv(col(LINE), ddl, options.csv())
                : from_json(col(LINE), ddl, options.records());
    }

    private Column odd(StructType stored) {
        Column odd = col(LINE).isNull();
        if (options.format() == Format.JSON) {
            return odd.or(check(JsonLine::odd));
        }
        if (!options.quote().isEmpty()) {
            odd = odd.or(col(LINE).contains(options.quote()).and(check(LineQuotes.of(options)::odd)));
        }
        LineNumbers numbers = LineNumbers.of(options, stored);
        return numbers.any() ? odd.or(check(numbers::odd)) : odd;
    }

    /** Not deterministic for Spark: it would put filters below what takes lines apart, and do so twice. */
    private static Column check(UDF1<String, Boolean> check) {
        return udf(check, DataTypes.BooleanType).asNondeterministic().apply(col(LINE));
    }
}
