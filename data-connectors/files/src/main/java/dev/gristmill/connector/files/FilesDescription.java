package dev.gristmill.connector.files;

import dev.gristmill.job.ConnectorDescription;
import dev.gristmill.job.OptionProblem;
import dev.gristmill.job.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of the {@code files} connector, and which of them a format has. */
public final class FilesDescription implements ConnectorDescription {

    static final String CONNECTOR = "files";
    static final String FORMAT = "format";
    static final String PATH = "path";
    static final String SCHEMA = "schema";
    static final String PARTITIONS = "partitions";
    static final String HEADER = "header";
    static final String DELIMITER = "delimiter";
    static final String QUOTE = "quote";
    static final String ESCAPE = "escape";
    static final String ENCODING = "encoding";
    static final String NULL_VALUE = "nullValue";
    static final String DATE_FORMAT = "dateFormat";
    static final String TIMESTAMP_FORMAT = "timestampFormat";
    static final String MULTI_LINE = "multiLine";
    static final String MERGE_SCHEMA = "mergeSchema";
    static final String MAX_CORRUPT_FILES = "maxCorruptFiles";
    static final String NUM_FEATURES = "numFeatures";

    private static final List<String> ENCODINGS = List.of("UTF-8", "US-ASCII", "ISO-8859-1");
    private static final Set<Format> CSV = EnumSet.of(Format.CSV);
    private static final Set<Format> RECORDS = EnumSet.of(Format.CSV, Format.JSON);
    private static final Set<Format> COLUMNAR = EnumSet.of(Format.PARQUET, Format.ORC, Format.AVRO);
    private static final Map<String, Set<Format>> FORMATS = Map.ofEntries(
            Map.entry(SCHEMA, RECORDS),
            Map.entry(HEADER, CSV),
            Map.entry(DELIMITER, CSV),
            Map.entry(QUOTE, CSV),
            Map.entry(ESCAPE, CSV),
            Map.entry(ENCODING, RECORDS),
            Map.entry(NULL_VALUE, CSV),
            Map.entry(DATE_FORMAT, RECORDS),
            Map.entry(TIMESTAMP_FORMAT, RECORDS),
            Map.entry(MULTI_LINE, RECORDS),
            Map.entry(MERGE_SCHEMA, COLUMNAR),
            Map.entry(NUM_FEATURES, EnumSet.of(Format.LIBSVM)));

    @Override
    public String connector() {
        return CONNECTOR;
    }

    @Override
    public List<Parameter> options() {
        return List.of(
                option(FORMAT, Parameter.Type.CHOICE, "parquet", Format.words(), "The files' format."),
                new Parameter(
                        PATH,
                        Parameter.Type.PATH,
                        null,
                        "A file, or a folder that may have partition folders such as day=2001-01-31 in it: a path, or a URI of hdfs, s3a, abfs, abfss or gs.",
                        List.of(),
                        null,
                        null,
                        List.of(Parameter.Flag.REQUIRED)),
                option(
                        SCHEMA,
                        Parameter.Type.STRING,
                        null,
                        "The columns with their SQL types, as in date TIMESTAMP, delay INT; found in the files if absent."),
                option(
                        PARTITIONS,
                        Parameter.Type.STRING,
                        null,
                        "The SQL types of partition folders' values, as in code STRING; found in the names if absent."),
                option(HEADER, Parameter.Type.BOOLEAN, true, "Whether each file's first line names the columns."),
                option(DELIMITER, Parameter.Type.STRING, ",", "What stands between two fields."),
                option(QUOTE, Parameter.Type.STRING, "\"", "What stands around a field; empty for nothing."),
                option(ESCAPE, Parameter.Type.STRING, "\\", "What stands before a quote within a quoted field."),
                option(ENCODING, Parameter.Type.CHOICE, "UTF-8", ENCODINGS, "How characters are written as bytes."),
                option(NULL_VALUE, Parameter.Type.STRING, "", "What stands for a missing value."),
                option(DATE_FORMAT, Parameter.Type.STRING, null, "Spark's pattern for dates; ISO dates if absent."),
                option(
                        TIMESTAMP_FORMAT,
                        Parameter.Type.STRING,
                        null,
                        "Spark's pattern for timestamps; ISO timestamps if absent."),
                option(MULTI_LINE, Parameter.Type.BOOLEAN, false, "Whether a record may go over several lines."),
                option(
                        MERGE_SCHEMA,
                        Parameter.Type.BOOLEAN,
                        false,
                        "Whether a column may be missing in some files: it is null there."),
                number(MAX_CORRUPT_FILES, 0, 0.0, "How many files that cannot be read are left out, with a warning."),
                number(NUM_FEATURES, null, 1.0, "The size of the feature vector; found in the files if absent."));
    }

    @Override
    public List<OptionProblem> problems(Map<String, Object> options, Set<String> stated) {
        List<OptionProblem> problems = new ArrayList<>();
        String format = String.valueOf(options.get(FORMAT));
        for (Parameter option : options()) {
            Set<Format> having = FORMATS.get(option.name());
            if (having != null && stated.contains(option.name()) && !having.contains(Format.of(format))) {
                String others = having.stream().map(Format::word).collect(Collectors.joining(", "));
                problems.add(new OptionProblem(
                        option.name(), FORMAT, "'" + format + "' has no such option (expected " + others + ")"));
            }
        }
        if (String.valueOf(options.get(DELIMITER)).isEmpty()) {
            problems.add(new OptionProblem(DELIMITER, null, "at least one character"));
        }
        for (String name : List.of(QUOTE, ESCAPE)) {
            if (String.valueOf(options.get(name)).length() > 1) {
                problems.add(new OptionProblem(name, null, "one character, or none"));
            }
        }
        return problems;
    }

    private static Parameter option(String name, Parameter.Type type, @Nullable Object standard, String doc) {
        return option(name, type, standard, List.of(), doc);
    }

    private static Parameter option(
            String name, Parameter.Type type, @Nullable Object standard, List<String> allowed, String doc) {
        return new Parameter(name, type, standard, doc, allowed, null, null, List.of());
    }

    private static Parameter number(String name, @Nullable Object standard, double minimum, String doc) {
        return new Parameter(name, Parameter.Type.INTEGER, standard, doc, List.of(), minimum, null, List.of());
    }
}
