package dev.gristmill.connector.files;

import dev.gristmill.error.GristmillException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Parquet, ORC and Avro files: their own schemas say whether they belong together. */
final class ColumnarFiles {

    /** At so many files, evenly spread, is looked when there are more. */
    static final int MOST = 1_000;

    private final FilesOptions options;
    private final StructType partitions;
    private final StoredColumns stored;

    ColumnarFiles(SparkSession session, FilesOptions options, StructType partitions) {
        this.options = options;
        this.partitions = partitions;
        this.stored = new StoredColumns(session, options);
    }

    /** Looks at the files' schemas; none of their rows is read. */
    Inspection inspect(List<DataFile> files) {
        List<DataFile> sample = sample(files);
        List<StoredColumns.Look> looks = Parallel.map(sample, stored::look);
        CorruptFiles corrupt = new CorruptFiles();
        Map<DataFile, Map<String, String>> columns = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            String fault = looks.get(i).fault();
            if (fault != null) {
                corrupt.add(sample.get(i), new CorruptFiles.Fault(FilesErrors.CORRUPT, fault));
            } else {
                columns.put(sample.get(i), looks.get(i).columns());
            }
        }
        List<String> warnings = new ArrayList<>(corrupt.warnings(sample, options));
        if (sample.size() < files.size()) {
            warnings.add(FilesErrors.MISSING_COLUMN.id() + " The columns of " + sample.size() + " of " + files.size()
                    + " files were looked at: the others may lack some, or have more");
        }
        requireSameTypes(columns);
        if (!options.mergeSchema()) {
            requireSameNames(columns);
        }
        StructType schema = schema(columns);
        return new Inspection(List.of(new Inspection.Group(corrupt.without(files), schema)), schema, warnings);
    }

    private static List<DataFile> sample(List<DataFile> files) {
        if (files.size() <= MOST) {
            return files;
        }
        List<DataFile> sample = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            sample.add(files.get((int) ((long) i * files.size() / MOST)));
        }
        return sample;
    }

    private static void requireSameTypes(Map<DataFile, Map<String, String>> columns) {
        Map<String, Typed> first = new LinkedHashMap<>();
        columns.forEach((file, types) -> types.forEach((name, type) -> {
            Typed other = first.putIfAbsent(name, new Typed(file, type));
            if (other != null && !type.equals(other.type())) {
                throw new GristmillException(
                        FilesErrors.TYPE_CHANGED,
                        "Cannot read column " + name + ": it is " + other.type() + " in "
                                + other.file().place() + " and " + type + " in " + file.place(),
                        file.place(),
                        "write the files of one kind again, or read them as a source of their own");
            }
        }));
    }

    private static void requireSameNames(Map<DataFile, Map<String, String>> columns) {
        Set<String> all = new LinkedHashSet<>();
        columns.values().forEach(types -> all.addAll(types.keySet()));
        for (String name : all) {
            List<DataFile> having = new ArrayList<>();
            List<DataFile> lacking = new ArrayList<>();
            columns.forEach((file, types) -> (types.containsKey(name) ? having : lacking).add(file));
            if (!lacking.isEmpty()) {
                throw new GristmillException(
                        FilesErrors.MISSING_COLUMN,
                        "Cannot read column " + name + ": it is in " + having.size() + " of "
                                + Count.files(columns.size()) + ", first in "
                                + having.get(0).place() + ", not in "
                                + lacking.get(0).place(),
                        lacking.get(0).place(),
                        "set source.mergeSchema to true to have nulls there, or write the files again");
            }
        }
    }

    /** Spark's schema of all files: one file stands for those that have the same columns. */
    private StructType schema(Map<DataFile, Map<String, String>> columns) {
        Map<Set<String>, DataFile> kinds = new LinkedHashMap<>();
        columns.forEach((file, types) -> kinds.putIfAbsent(Set.copyOf(types.keySet()), file));
        Map<String, StructField> fields = new LinkedHashMap<>();
        for (DataFile file : kinds.values()) {
            StructType schema = stored.sparkSchema(file);
            for (StructField field : schema.fields()) {
                fields.putIfAbsent(field.name(), field);
            }
        }
        for (String name : partitions.fieldNames()) {
            fields.remove(name);
        }
        return new StructType(fields.values().toArray(StructField[]::new));
    }

    private record Typed(DataFile file, String type) {}
}
