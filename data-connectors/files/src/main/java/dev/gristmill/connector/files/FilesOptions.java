package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.SourceSpec;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The options of a source, with what the connector and Spark make of them. */
final class FilesOptions {

    /** A noncharacter of Unicode: no text has it. */
    private static final String NOWHERE = "\uFDD0";

    private static final String VECTORED = "parquet.hadoop.vectored.io.enabled";

    private final SourceSpec source;

    FilesOptions(SourceSpec source) {
        this.source = source;
    }

    Format format() {
        return Format.of(text(FilesDescription.FORMAT, "parquet"));
    }

    boolean header() {
        return flag(FilesDescription.HEADER, true);
    }

    boolean multiLine() {
        return flag(FilesDescription.MULTI_LINE, false);
    }

    boolean mergeSchema() {
        return flag(FilesDescription.MERGE_SCHEMA, false);
    }

    int maxCorruptFiles() {
        return source.find(FilesDescription.MAX_CORRUPT_FILES, Integer.class).orElse(0);
    }

    String delimiter() {
        return text(FilesDescription.DELIMITER, ",");
    }

    String quote() {
        return text(FilesDescription.QUOTE, "\"");
    }

    String escape() {
        return text(FilesDescription.ESCAPE, "\\");
    }

    String nullValue() {
        return text(FilesDescription.NULL_VALUE, "");
    }

    Charset encoding() {
        return Charset.forName(text(FilesDescription.ENCODING, "UTF-8"));
    }

    @Nullable String dateFormat() {
        return source.find(FilesDescription.DATE_FORMAT, String.class).orElse(null);
    }

    @Nullable String timestampFormat() {
        return source.find(FilesDescription.TIMESTAMP_FORMAT, String.class).orElse(null);
    }

    /** The declared columns; null when they are to be found in the files. */
    @Nullable StructType schema() {
        return columns(FilesDescription.SCHEMA);
    }

    /** The types that the job states, which may be those of partition columns. */
    StructType declared() {
        StructType partitions = columns(FilesDescription.PARTITIONS);
        StructType schema = schema();
        StructType none = new StructType();
        return Columns.both(partitions == null ? none : partitions, schema == null ? none : schema);
    }

    /** A reader of that format that fails on a damaged or missing file, whatever the session says. */
    DataFrameReader reader(SparkSession session) {
        Map<String, String> options = new TreeMap<>(strict(session));
        switch (format()) {
            case CSV -> options.putAll(csv());
            case JSON -> options.putAll(records());
            case LIBSVM ->
                source.find(FilesDescription.NUM_FEATURES, Integer.class)
                        .ifPresent(size -> options.put(FilesDescription.NUM_FEATURES, size.toString()));
            default -> {}
        }
        return session.read().format(format().word()).options(options);
    }

    /** Whether a line is a record of CSV or JSON. */
    boolean linewise() {
        return (format() == Format.CSV || format() == Format.JSON) && !multiLine();
    }

    /**
     * A reader of lines, without headers and blank ones, which counts them as it counts records: it takes a line for a
     * record of CSV with one field. A line that has even the noncharacter between fields is a faulty record, and whole.
     */
    DataFrameReader lines(SparkSession session) {
        return session.read()
                .format(Format.CSV.word())
                .options(strict(session))
                .option("header", format() == Format.CSV && header())
                .option("enforceSchema", true)
                .option("columnPruning", false)
                .option("sep", NOWHERE)
                .option("quote", "")
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", Faults.CORRUPT)
                .option("encoding", encoding().name());
    }

    /**
     * What makes Spark fail on a damaged or missing file, and read several ranges of a remote one by one request. Of local
     * ones that gains nothing, and Spark would not count the bytes.
     */
    private Map<String, String> strict(SparkSession session) {
        boolean local = FileSystemKind.of(source.text(FilesDescription.PATH)) == FileSystemKind.LOCAL;
        String vectored = local ? "false" : session.conf().get(VECTORED, "true");
        return Map.of("ignoreCorruptFiles", "false", "ignoreMissingFiles", "false", VECTORED, vectored);
    }

    /** How Spark parses records of CSV. */
    Map<String, String> csv() {
        Map<String, String> options = records();
        options.put("header", Boolean.toString(header()));
        options.put("sep", delimiter());
        options.put("quote", quote());
        options.put("escape", escape());
        options.put("nullValue", nullValue());
        options.put("enforceSchema", "true");
        options.put("columnPruning", "false");
        return options;
    }

    /** How Spark parses records of JSON, and those of CSV beside its own options. */
    Map<String, String> records() {
        Map<String, String> options = new TreeMap<>();
        options.put("mode", "PERMISSIVE");
        options.put("columnNameOfCorruptRecord", Faults.CORRUPT);
        options.put("encoding", encoding().name());
        options.put("multiLine", Boolean.toString(multiLine()));
        if (dateFormat() != null) {
            options.put("dateFormat", dateFormat());
        }
        if (timestampFormat() != null) {
            options.put("timestampFormat", timestampFormat());
        }
        return options;
    }

    private boolean flag(String option, boolean otherwise) {
        return source.find(option, Boolean.class).orElse(otherwise);
    }

    private String text(String option, String otherwise) {
        return source.find(option, String.class).orElse(otherwise);
    }

    private @Nullable StructType columns(String option) {
        String text = source.find(option, String.class).orElse(null);
        try {
            return text == null ? null : StructType.fromDDL(text);
        } catch (Exception e) {
            throw new GristmillException(
                    FilesErrors.SCHEMA,
                    "Invalid source." + option + ": '" + text
                            + "' (expected columns with SQL types, such as date TIMESTAMP, delay INT)",
                    "source." + option,
                    "name every column with its type, or leave " + option + " out",
                    e);
        }
    }
}
