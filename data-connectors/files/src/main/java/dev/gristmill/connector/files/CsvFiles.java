package dev.gristmill.connector.files;

import dev.gristmill.connector.files.Inspection.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** CSV files: columns go by the names in each file's header. */
final class CsvFiles {

    private final SparkSession session;
    private final FilesOptions options;
    private final StructType partitions;

    CsvFiles(SparkSession session, FilesOptions options, StructType partitions) {
        this.session = session;
        this.options = options;
        this.partitions = partitions;
    }

    /** Looks at the files' first lines; reads all rows only when the columns' types are to be found in them. */
    Inspection inspect(List<DataFile> files) {
        TextStarts<List<String>> starts = TextStarts.of(files, options, this::firstRecord);
        if (options.multiLine()) {
            Parallel.map(starts.files(), file -> OpenQuote.requireNone(file, options));
        }
        StructType declared = Columns.without(options.schema(), partitions);
        List<String> warnings = new ArrayList<>(starts.warnings());
        Map<DataFile, List<String>> headers = headers(starts.starts(), declared);
        DataFile first = starts.files().get(0);
        List<String> names = declared == null ? headers.values().iterator().next() : List.of(declared.fieldNames());
        CsvHeaders expected = declared == null ? CsvHeaders.first(first, names) : CsvHeaders.declared(names);
        if (options.header()) {
            warnings.addAll(expected.check(headers));
        }
        StructType columns = declared == null
                ? new CsvTypes(session, options).of(groups(headers, new StructType()), names)
                : declared;
        return new Inspection(groups(headers, columns), columns, warnings);
    }

    private List<String> firstRecord(DataFile file, byte[] head) {
        List<String> fields = CsvText.first(new String(head, options.encoding()), options);
        return options.header() ? CsvHeaders.names(file, fields) : fields;
    }

    private Map<DataFile, List<String>> headers(Map<DataFile, List<String>> starts, @Nullable StructType declared) {
        if (options.header()) {
            return starts;
        }
        List<String> names =
                declared == null ? numbered(starts.values().iterator().next().size()) : List.of(declared.fieldNames());
        Map<DataFile, List<String>> headers = new LinkedHashMap<>();
        starts.keySet().forEach(file -> headers.put(file, names));
        return headers;
    }

    private static List<String> numbered(int size) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add("_c" + i);
        }
        return names;
    }

    /** Files with the same header belong together. What no type is known of is a text. */
    private static List<Group> groups(Map<DataFile, List<String>> headers, StructType columns) {
        Map<List<String>, List<DataFile>> kinds = new LinkedHashMap<>();
        headers.forEach((file, header) ->
                kinds.computeIfAbsent(header, it -> new ArrayList<>()).add(file));
        List<Group> groups = new ArrayList<>();
        kinds.forEach((header, files) -> {
            StructType stored = new StructType();
            for (String name : header) {
                stored = stored.add(name, type(name, columns));
            }
            groups.add(new Group(files, stored));
        });
        return groups;
    }

    private static DataType type(String name, StructType columns) {
        return Arrays.asList(columns.fieldNames()).contains(name)
                ? columns.apply(name).dataType()
                : DataTypes.StringType;
    }
}
