package dev.gristmill.connector.files;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;

import dev.gristmill.connector.files.Inspection.Group;
import dev.gristmill.error.GristmillException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * CSV files with quotes that are not closed. Spark's own reading does not give the text of a record that it can split, so
 * that these files, and no others, are read as lines first.
 */
final class CsvLines {

    /** Whether a quote of the record is not closed. */
    static final String OPEN = "__open";

    /** The record's file. */
    static final String FILE = "__file";

    private static final String LINE = "value";
    private static final String FIELDS = "__fields";

    private final SparkSession session;
    private final FilesOptions options;

    CsvLines(SparkSession session, FilesOptions options) {
        this.session = session;
        this.options = options;
    }

    /** The groups, with the files apart that have such a quote. Reads the lines of all files once. */
    List<Group> apart(List<Group> groups) {
        if (options.multiLine() || options.quote().isEmpty()) {
            return groups;
        }
        List<DataFile> files =
                groups.stream().flatMap(group -> group.files().stream()).toList();
        Set<DataFile> open = new LinkedHashSet<>(opening(files));
        if (open.isEmpty()) {
            return groups;
        }
        requireOneHeader(open);
        List<Group> apart = new ArrayList<>();
        for (Group group : groups) {
            add(
                    apart,
                    new Group(
                            group.files().stream()
                                    .filter(it -> !open.contains(it))
                                    .toList(),
                            group.stored()));
            add(
                    apart,
                    new Group(group.files().stream().filter(open::contains).toList(), group.stored(), Group.By.LINE));
        }
        return apart;
    }

    private static void add(List<Group> groups, Group group) {
        if (!group.files().isEmpty()) {
            groups.add(group);
        }
    }

    private List<DataFile> opening(List<DataFile> files) {
        Set<Path> open = new HashSet<>();
        lines(files, new StructType(), null, col(LINE).contains(options.quote()))
                .filter(open())
                .select(FILE)
                .distinct()
                .collectAsList()
                .forEach(row -> open.add(Path.of(URI.create(row.getString(0)))));
        return files.stream()
                .filter(file -> open.contains(file.path().toAbsolutePath()))
                .toList();
    }

    /** Where a header stands is not to be told from a line, and so it must be the only such line. */
    private void requireOneHeader(Set<DataFile> files) {
        for (DataFile file : options.header() ? files : Set.<DataFile>of()) {
            long headers = lines(List.of(file), new StructType(), null, lit(true))
                    .filter(col(LINE).equalTo(header(file)))
                    .count();
            if (headers > 1) {
                throw new GristmillException(
                        FilesErrors.OPEN_QUOTE,
                        "Cannot read " + file.path() + ": it has quotes that are not closed where a field ends, and "
                                + headers + " lines like its header",
                        file.path().toString(),
                        "close or escape the quotes in the file");
            }
        }
    }

    /**
     * The records, with the columns {@value #OPEN} and {@value #FILE}.
     *
     * @param schema of the fields, with the column for records that cannot be read
     * @param base the folder above the partitions
     */
    Dataset<Row> records(Group group, StructType schema, StructType partitions, String base) {
        Dataset<Row> lines = lines(group.files(), partitions, base, lit(true));
        if (options.header()) {
            Object[] headers =
                    group.files().stream().map(this::header).distinct().toArray();
            lines = lines.filter(not(col(LINE).isin(headers)));
        }
        List<Column> columns = new ArrayList<>(List.of(col(FIELDS + ".*"), col(OPEN), col(FILE)));
        for (String name : partitions.fieldNames()) {
            columns.add(col(Columns.quoted(name)));
        }
        return lines.withColumn(OPEN, open())
                .withColumn(FIELDS, from_csv(col(LINE), lit(schema.toDDL()), options.csv()))
                .select(columns.toArray(Column[]::new));
    }

    /** The lines that are wanted, and not blank. */
    private Dataset<Row> lines(List<DataFile> files, StructType partitions, @Nullable String base, Column wanted) {
        StructType schema = Columns.both(new StructType().add(LINE, DataTypes.StringType), partitions);
        List<Column> columns = new ArrayList<>();
        columns.add(udf(decoder(options.encoding().name()), DataTypes.StringType)
                .apply(col(LINE).cast(DataTypes.BinaryType))
                .as(LINE));
        columns.add(col("_metadata.file_path").as(FILE));
        for (String name : partitions.fieldNames()) {
            columns.add(col(Columns.quoted(name)));
        }
        var reader = session.read().format("text").schema(schema).options(FilesOptions.strict());
        return (base == null ? reader : reader.option("basePath", base))
                .load(SparkPath.of(files))
                .filter(trim(col(LINE)).notEqual(lit("")).and(wanted))
                .select(columns.toArray(Column[]::new));
    }

    /** Spark's own function fails on bytes that mean nothing, which are to be told as faults. */
    private static UDF1<byte[], String> decoder(String encoding) {
        return bytes -> new String(bytes, Charset.forName(encoding));
    }

    private Column open() {
        return udf(LineQuotes.of(options), DataTypes.BooleanType).apply(col(LINE));
    }

    private String header(DataFile file) {
        try (Lines lines = new Lines(Stored.open(file))) {
            boolean more = lines.next();
            while (more && new String(lines.bytes(), options.encoding()).isBlank()) {
                more = lines.next();
            }
            return new String(lines.bytes(), options.encoding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
