package dev.gristmill.connector.files;

import dev.gristmill.connector.files.Inspection.Group;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Text and libsvm files, whose columns are always the same. */
final class PlainFiles {

    private final SparkSession session;
    private final FilesOptions options;
    private final StructType partitions;

    PlainFiles(SparkSession session, FilesOptions options, StructType partitions) {
        this.session = session;
        this.options = options;
        this.partitions = partitions;
    }

    Inspection inspect(List<DataFile> files) {
        TextStarts<Boolean> starts = TextStarts.of(files, options, (file, head) -> true);
        StructType schema =
                options.reader(session).load(SparkPath.of(starts.files())).schema();
        StructType columns = Objects.requireNonNull(Columns.without(schema, partitions));
        return new Inspection(List.of(new Group(starts.files(), columns)), columns, starts.warnings());
    }
}
